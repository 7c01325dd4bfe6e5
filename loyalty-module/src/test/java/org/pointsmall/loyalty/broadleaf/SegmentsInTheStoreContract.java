package org.pointsmall.loyalty.broadleaf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.broadleafcommerce.core.order.service.OrderService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.aftersale.CancelRequest;
import org.pointsmall.loyalty.aftersale.Purpose;
import org.pointsmall.loyalty.aftersale.ReturnOrders;
import org.pointsmall.loyalty.aftersale.ReturnRequest;
import org.pointsmall.loyalty.aftersale.ShippingChoice;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Targets;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobResult;
import org.pointsmall.loyalty.job.RunJob;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.segment.ComputeSegments;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.segment.SegmentCounts;
import org.pointsmall.loyalty.segment.own.ComputeOwnSegments;
import org.pointsmall.loyalty.segment.own.OwnSegmentBook;
import org.pointsmall.loyalty.segment.own.OwnSegmentTerms;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Segments as a store wires them, from orders that were placed, cancelled and returned in the store. */
@StoreTest
abstract class SegmentsInTheStoreContract {
    @Autowired
    Shop shop;

    @Autowired
    MovableClock clock;

    @Autowired
    List<Job> jobs;

    @Autowired
    ComputeSegments computeSegments;

    @Autowired
    RunJob runJob;

    @Autowired
    MemberSegments segments;

    @Autowired
    SegmentCounts counts;

    @Autowired
    EditDefinitions<OwnSegmentTerms> ownSegments;

    @Autowired
    ComputeOwnSegments computeOwnSegments;

    @Autowired
    Targets targets;

    @Autowired
    Latest<OwnSegmentBook> book;

    @Autowired
    ReturnOrders returnOrders;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    @Qualifier("blOrderService")
    OrderService orders;

    private long lantern;

    @BeforeEach
    void openTheShop() {
        lantern = shop.product("12.34");
    }

    @Test
    void membersAreMeasuredByTheOrdersThatStand() {
        long ana = shop.member();
        long guest = shop.guest();
        long onlyCancelled = shop.member();
        buy(ana, 1);
        long partlyBack = buy(ana, 3);
        long cancelled = buy(ana, 1);
        shop.cart(ana, lantern, 5);
        buy(guest, 1);
        takeOneBack(partlyBack);
        cancel(cancelled);
        cancel(buy(onlyCancelled, 1));
        // Into the next day, for another test may have had this one measured.
        clock.advance(Duration.ofDays(1));

        assertThat(jobs).contains(computeSegments);
        assertThat(runJob.run(computeSegments, () -> false)).isInstanceOf(JobResult.Finished.class);

        SegmentCounts.Counted counted = counts.inForce().orElseThrow();
        Map<String, Object> figures = jdbc.queryForMap(
                "SELECT ORDERS, SPENT FROM LOYALTY_MEMBER_SEGMENT WHERE RUN_ID = ? AND MEMBER_ID = ?",
                counted.run().id().value(),
                ana);
        assertThat(figures.values()).containsExactly(2L, 3L * 1234);
        assertThat(segments.of(new MemberId(ana)))
                .hasSize(1)
                .isSubsetOf(counted.counts().keySet());
        assertThat(segments.of(new MemberId(guest))).isEmpty();
        assertThat(segments.of(new MemberId(onlyCancelled))).isEmpty();
        assertThat(counted.counts().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(counted.run().members());
    }

    @Test
    void aSegmentOfOnesOwnIsFoundByWhatWasBought() {
        long ana = shop.member();
        long ben = shop.member();
        long cay = shop.member();
        buy(ana, 2);
        takeOneBack(buy(ben, 1));
        long other = shop.cart(cay, shop.product("50.00"), 1);
        shop.checkout(cay, other, Flow.BROADLEAF);
        clock.advance(Duration.ofDays(1));
        EditResult<OwnSegmentTerms> saved = ownSegments.add(
                new OwnSegmentTerms("Lanterns", "灯笼", 30, Scope.ofProducts(lantern), Condition.always()), true, "test");
        assertThat(saved).isInstanceOf(EditResult.Saved.class);
        SegmentCode lanterns = OwnSegmentTerms.code(
                ((EditResult.Saved<OwnSegmentTerms>) saved).version().ref().id());

        assertThat(runJob.run(computeOwnSegments, () -> false)).isInstanceOf(JobResult.Finished.class);

        assertThat(segments.of(new MemberId(ana))).contains(lanterns);
        assertThat(segments.of(new MemberId(ben))).doesNotContain(lanterns);
        assertThat(segments.of(new MemberId(cay))).doesNotContain(lanterns);
        book.refresh();
        assertThat(targets.segments().test(lanterns.value())).isTrue();
        assertThat(targets.segments().test("own-404")).isFalse();
    }

    private long buy(long customer, int quantity) {
        long order = shop.cart(customer, lantern, quantity);
        shop.checkout(customer, order, Flow.BROADLEAF);
        return order;
    }

    private void takeOneBack(long order) {
        long item = transactions.required(
                () -> orders.findOrderById(order).getOrderItems().get(0).getId());
        assertThat(returnOrders
                        .takeBack(new ReturnRequest(
                                new Purpose(order, "r", null, "test", "too many"),
                                List.of(ReturnRequest.Line.pieces(item, 1)),
                                ShippingChoice.AS_CONFIGURED))
                        .isRefused())
                .isFalse();
    }

    private void cancel(long order) {
        assertThat(returnOrders
                        .cancel(new CancelRequest(new Purpose(order, "c", null, "test", "changed my mind")))
                        .isRefused())
                .isFalse();
    }
}
