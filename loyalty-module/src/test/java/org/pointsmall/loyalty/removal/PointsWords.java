package org.pointsmall.loyalty.removal;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.function.BiFunction;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.PutIntoCart;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.context.ApplicationContext;

import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** What is asked of a store in whose JVM the plugin runs. */
final class PointsWords {
    private final ApplicationContext store;
    private final Ledger ledger;
    private final Transactions transactions;

    private PointsWords(ApplicationContext store) {
        this.store = store;
        ledger = store.getBean(Ledger.class);
        transactions = store.getBean(Transactions.class);
    }

    static BiFunction<String, List<Long>, String> of(
            ApplicationContext store, BiFunction<String, List<Long>, String> others) {
        PointsWords words = new PointsWords(store);
        return (word, ids) -> switch (word) {
            case "give" -> words.give(ids.get(0), ids.get(1));
            case "wish" -> words.wish(ids.get(0), ids.get(1), ids.get(2));
            case "break-off" -> words.breakOff(ids.get(0), ids.get(1), ids.get(2), ids.get(3));
            case "gift" -> words.gift(ids.get(0));
            case "goods-for-points" -> words.goodsForPoints(ids.get(0), ids.get(1));
            case "balance" -> words.balance(ids.get(0));
            case "prove" ->
                store.getBean(ProveLedger.class).prove().differences().toString();
            case "jobs-later" -> words.jobsLater();
            default -> others.apply(word, ids);
        };
    }

    private String give(long member, long points) {
        return transactions.required(() -> ledger.earn(new Earning(
                        new MemberId(member),
                        PostingKey.of("given-to", member),
                        Points.of(points),
                        null,
                        LotPolicy.LASTING,
                        "test",
                        List.of()))
                .toString());
    }

    private String wish(long member, long order, long points) {
        return Boolean.toString(!store.getBean(Shop.class)
                .inCart(member, order, () -> store.getBean(OffsetCart.class).apply(PointsWish.of(Points.of(points))))
                .isRefused());
    }

    /** A checkout that has held points, a cent each, and died; it may take so many milliseconds. */
    private String breakOff(long member, long order, long points, long lasting) {
        Currency currency = Currency.getInstance("USD");
        Money money = new Money(points, currency);
        Points held = Points.of(points);
        return transactions.required(() -> ledger.hold(new HoldRequest(
                        new MemberId(member),
                        order,
                        held,
                        money,
                        new PointsRate(Points.of(1), new Money(1, currency)),
                        new Allocation(List.of(new Allocation.Part(1L, held, money))),
                        Duration.ofMillis(lasting)))
                .toString());
    }

    private String balance(long member) {
        Balance balance = ledger.balance(new MemberId(member));
        return balance.available().value() + " available, " + balance.held().value() + " held, "
                + balance.spent().value() + " spent";
    }

    private String jobsLater() {
        store.getBean(MovableClock.class).advance(Duration.ofHours(3));
        List.of("blLoyaltyTimeOutHolds", "blLoyaltySettleOrders", "blLoyaltyMatchOrders")
                .forEach(job -> run(store.getBean(job, Job.class).begin()));
        return "done";
    }

    private static void run(Job.Run pass) {
        while (!pass.next().last()) {
            // to its end
        }
    }

    /** Gives one of the product beside other goods for so little that any will do. */
    private String gift(long product) {
        OfferStore offers = store.getBean(OfferStore.class);
        transactions.required(() ->
                offers.add(anOffer().gift(product, 1).terms(), true, Instant.parse("2026-01-01T00:00:00Z"), "test"));
        return "given";
    }

    /** Puts something into the cart that the store sells for nothing, and the mall for points. */
    private String goodsForPoints(long member, long order) {
        Shop shop = store.getBean(Shop.class);
        OfferTerms terms = anOffer().product(shop.product("0.00")).costing(10).terms();
        long offer = transactions.required(() -> store.getBean(OfferStore.class)
                .add(terms, true, Instant.parse("2026-01-01T00:00:00Z"), "test")
                .ref()
                .id());
        return Boolean.toString(!shop.inCart(member, order, () -> store.getBean(PutIntoCart.class)
                        .put(offer, 1)
                        .orElseThrow())
                .isRefused());
    }
}
