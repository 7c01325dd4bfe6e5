package org.pointsmall.loyalty.broadleaf;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.aftersale.CancelRequest;
import org.pointsmall.loyalty.aftersale.Purpose;
import org.pointsmall.loyalty.aftersale.ReturnOrders;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.job.JobResult;
import org.pointsmall.loyalty.job.RunJob;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.redemption.EstimateEarnings;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.pointsmall.loyalty.segment.ComputeSegments;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.segment.SegmentCounts;
import org.pointsmall.loyalty.simulation.Figure;
import org.pointsmall.loyalty.simulation.RunSimulations;
import org.pointsmall.loyalty.simulation.Simulations;
import org.pointsmall.loyalty.statement.Statements;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** Ana's account became part of Bo's, and Bo's of Cleo's: whoever of them signs in at the store is one member. */
@StoreTest
abstract class MergedMembersInTheStoreContract {
    private static final ZoneId ZONE = ZoneId.of("UTC");

    @Autowired
    Shop shop;

    @Autowired
    Ledger ledger;

    @Autowired
    Transactions transactions;

    @Autowired
    Statements statements;

    @Autowired
    OffsetCart offsetCart;

    @Autowired
    EstimateEarnings estimate;

    @Autowired
    ReturnOrders returnOrders;

    @Autowired
    EditDefinitions<RuleTerms> edit;

    @Autowired
    Latest<RuleBook> rules;

    @Autowired
    ComputeSegments computeSegments;

    @Autowired
    RunJob runJob;

    @Autowired
    MemberSegments segments;

    @Autowired
    SegmentCounts counts;

    @Autowired
    Simulations simulations;

    @Autowired
    RunSimulations runSimulations;

    @Autowired
    ProveLedger proveLedger;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    private final List<Version<RuleTerms>> saved = new ArrayList<>();
    private final Instant begin = Instant.now();
    private long lantern;
    private long ana;
    private long bo;
    private long cleo;

    @BeforeEach
    void threeCustomers() {
        clock.beOnTime();
        lantern = shop.product("12.34");
        ana = shop.member();
        bo = shop.member();
        cleo = shop.member();
    }

    @AfterEach
    void nothingStaysAndAllFollowsFromTheJournal() {
        saved.forEach(rule -> edit.change(rule.ref(), rule.terms(), false, "test"));
        rules.refresh();
        assertThat(proveLedger.prove().differences()).isEmpty();
    }

    @Test
    void rulesAndTheirLimitsAreForTheOneMember() {
        save(true, RuleAudience.onFirstOrder(), new Effect.FixedBonus(Points.of(88)));
        save(true, RuleAudience.EVERYONE, new Effect.Ceiling(), Limit.perMember(Limit.Period.DAY, 150));
        buy(ana);
        assertThat(available(ana)).isEqualTo(24 + 88);
        becomeOne();

        long order = shop.cart(ana, lantern, 4);
        assertThat(shop.inCart(ana, order, () -> granted(estimate.ofCart()).points()))
                .as("of 49 what is left of 150")
                .isEqualTo(Points.of(38));
        shop.checkout(ana, order, Flow.BROADLEAF);
        buy(bo);
        buy(cleo);

        assertThat(available(ana)).isEqualTo(150);
        assertThat(available(cleo)).isEqualTo(150);
        assertThat(statements.page(new MemberId(ana), null, 50))
                .isEqualTo(statements.page(new MemberId(cleo), null, 50))
                .first()
                .satisfies(line -> assertThat(line.balanceAfter()).isEqualTo(Points.of(150)));
    }

    @Test
    void ordersFromBeforeAndAfterAreUndoneInTheOneAccount() {
        buy(ana);
        long before = payWithPoints(ana, 20);
        becomeOne();
        buy(cleo);
        long after = payWithPoints(ana, 20);
        long all = available(cleo);

        cancel(after);
        assertThat(available(ana)).isEqualTo(all + 20 - 24);
        cancel(before);
        assertThat(available(ana)).isEqualTo(all + 40 - 48);
        assertThat(ledger.balance(new MemberId(cleo)).spent()).isEqualTo(Points.ZERO);
    }

    @Test
    void aCheckoutThatWasUnderWayEndsInTheOneAccount() {
        long order = shop.cart(ana, lantern, 2);
        shop.payByCard(ana, order);
        becomeOne();

        shop.checkout(ana, order, Flow.OUTER_TRANSACTION);

        assertThat(available(cleo)).isEqualTo(24);
    }

    @Test
    void theSegmentIsThatOfAllOrdersTogether() {
        buy(ana);
        buy(ana);
        buy(cleo);
        becomeOne();
        buy(bo);
        clock.advance(Duration.ofDays(1));

        assertThat(runJob.run(computeSegments, () -> false)).isInstanceOf(JobResult.Finished.class);

        long run = counts.inForce().orElseThrow().run().id().value();
        assertThat(jdbc.queryForList(
                        "SELECT MEMBER_ID, ORDERS, SPENT FROM LOYALTY_MEMBER_SEGMENT"
                                + " WHERE RUN_ID = ? AND MEMBER_ID IN (?, ?, ?)",
                        run,
                        ana,
                        bo,
                        cleo))
                .extracting(Map::values)
                .singleElement()
                .satisfies(figures -> assertThat(figures).containsExactly(cleo, 4L, 4 * 2468L));
        assertThat(segments.of(new MemberId(ana)))
                .hasSize(1)
                .isEqualTo(segments.of(new MemberId(bo)))
                .isEqualTo(segments.of(new MemberId(cleo)));
    }

    @Test
    void aSimulationCountsThemAsOne() {
        buy(ana);
        buy(bo);
        buy(cleo);
        becomeOne();
        VersionRef<RuleTerms> welcome = save(false, RuleAudience.onFirstOrder(), new Effect.FixedBonus(Points.of(88)));
        VersionRef<RuleTerms> ceiling =
                save(false, RuleAudience.EVERYONE, new Effect.Ceiling(), Limit.perMember(Limit.Period.EVER, 130));

        assertThat(simulated(welcome)).as("one first order").isEqualTo(Points.of(3 * 24 + 88));
        assertThat(simulated(welcome, ceiling)).as("one limit").isEqualTo(Points.of(130));
    }

    private Points simulated(VersionRef<RuleTerms>... drafts) {
        Simulations.Started started = simulations.start(
                "one person", begin, Instant.now().plus(Duration.ofHours(1)), List.of(drafts), "test");
        assertThat(runJob.run(runSimulations, () -> false)).isInstanceOf(JobResult.Finished.class);
        return simulations
                .result(((Simulations.Started.Begun) started).id())
                .get(new Figure.Key(Figure.Kind.TOTAL, ""))
                .simulated();
    }

    private void becomeOne() {
        transactions.required(() -> granted(ledger.merge(new MemberId(ana), new MemberId(bo), "eve", "one person")));
        transactions.required(() -> granted(ledger.merge(new MemberId(bo), new MemberId(cleo), "eve", "one person")));
    }

    private long buy(long customer) {
        long order = shop.cart(customer, lantern, 2);
        shop.checkout(customer, order, Flow.BROADLEAF);
        return order;
    }

    private long payWithPoints(long customer, long points) {
        long order = shop.cart(customer, lantern, 2);
        assertThat(shop.inCart(customer, order, () -> offsetCart.apply(PointsWish.of(Points.of(points))))
                        .isRefused())
                .isFalse();
        shop.checkout(customer, order, Flow.BROADLEAF);
        return order;
    }

    private void cancel(long order) {
        granted(returnOrders.cancel(new CancelRequest(new Purpose(order, "c", null, "test", "changed my mind"))));
    }

    private long available(long customer) {
        return ledger.balance(new MemberId(customer)).available().value();
    }

    private VersionRef<RuleTerms> save(boolean active, RuleAudience audience, Effect effect, Limit... limits) {
        RuleTerms terms = new RuleTerms(
                "a rule",
                RuleGroup.EVERYONE,
                1,
                RuleScope.EVERYTHING,
                audience,
                Window.always(ZONE),
                Condition.always(),
                effect,
                null,
                List.of(limits));
        Version<RuleTerms> rule = ((EditResult.Saved<RuleTerms>) edit.add(terms, active, "test")).version();
        saved.add(rule);
        rules.refresh();
        return rule.ref();
    }
}
