package org.pointsmall.loyalty.redemption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.earning.CountsInMemory;
import org.pointsmall.loyalty.earning.EarnPoints;
import org.pointsmall.loyalty.earning.EarningContextFixture;
import org.pointsmall.loyalty.earning.FixedEarning;
import org.pointsmall.loyalty.job.InMemoryRetries;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.InMemoryOutbox;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartFixture;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.PlacedOrder;

import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** Checkouts of orders of 10.00 yuan each, in a store whose catalogue and order table can fail. */
final class CheckoutFixture {
    static final Duration LOOK_BACK = Duration.ofDays(30);

    final LedgerFixture given = new LedgerFixture();
    final SettleCheckout settleCheckout;
    final TimeOutHolds recoverHolds;
    final InMemoryOutbox outbox = new InMemoryOutbox();
    final InMemoryRetries unsettled = new InMemoryRetries();
    final SettleOrders settleOrders;
    final MatchOrders matchOrders;

    private final Map<Long, PlacedOrder> placed = new HashMap<>();
    private final Set<Long> gone = new HashSet<>();
    private final Set<Long> cancelled = new HashSet<>();
    private boolean catalogueFails;
    private boolean excludesEverything;
    private long brokenOrder = -1;

    CheckoutFixture() {
        PointsRate aPointPerYuan = new PointsRate(Points.of(1), new Money(100, CNY));
        EarnPoints earnPoints = new EarnPoints(
                (member, cart, book) -> {
                    if (catalogueFails) {
                        throw new IllegalStateException("the catalogue does not answer");
                    }
                    return EarningContextFixture.flagged(product -> excludesEverything)
                            .of(member, cart, book);
                },
                new FixedEarning(aPointPerYuan),
                new CountsInMemory());
        HoldPoints holdPoints = new HoldPoints(
                given.ledger,
                given.store,
                Terms.withoutMinimum(),
                Terms.withoutMinimum().quotes(),
                given.transactions);
        SettlementRetries retries = new SettlementRetries(unsettled, given.transactions, inUtc(given.clock));
        settleCheckout = new SettleCheckout(given.ledger, holdPoints, earnPoints, retries, given.transactions, outbox);
        recoverHolds = new TimeOutHolds(
                given.store, holdPoints, this::find, settleCheckout, retries, given.transactions, inUtc(given.clock));
        settleOrders = new SettleOrders(
                unsettled, this::find, settleCheckout, retries, given.transactions, inUtc(given.clock));
        matchOrders = new MatchOrders(
                this::endedHolds,
                given.store,
                this::find,
                settleCheckout,
                retries,
                new ReturnPoints(given.ledger, given.transactions),
                given.transactions,
                LOOK_BACK,
                inUtc(given.clock));
    }

    /** Runs the job to its end; answers how many things it dealt with. */
    static long run(Job job) {
        Job.Run run = job.begin();
        long processed = 0;
        Job.Chunk chunk;
        do {
            chunk = run.next();
            processed += chunk.processed();
        } while (!chunk.last());
        return processed;
    }

    /** A checkout that has held its points and gone no further. */
    Hold checkout(MemberId member, long orderId, long points) {
        return granted(given.hold(member, points, orderId));
    }

    /** The store accepts the order, paid by the points that are held for it if any; nothing is settled yet. */
    PlacedOrder place(MemberId member, long orderId) {
        Optional<Money> held = given.store.claim(orderId).flatMap(hold -> Optional.ofNullable(hold.money()));
        return place(member, orderId, held.orElse(Money.zero(CNY)));
    }

    /** The same, where the store counts so much as paid by points. */
    PlacedOrder place(MemberId member, long orderId, Money offset) {
        Cart cart = CartFixture.aCart("CNY").with("10.00").ofOrder(orderId).cart();
        PlacedOrder order = new PlacedOrder(
                member, new Cart(new OrderRef(orderId, "number-" + orderId), cart.lines(), cart.total()), offset);
        placed.put(orderId, order);
        return order;
    }

    PlacedOrder placed(long orderId) {
        return find(orderId).orElseThrow();
    }

    /** The store deletes the order. */
    void vanish(long orderId) {
        gone.add(orderId);
    }

    /** The store cancels the order. */
    void cancel(long orderId) {
        cancelled.add(orderId);
    }

    void catalogueFails(boolean fails) {
        catalogueFails = fails;
    }

    /** The rules change: nothing earns points any more. */
    void excludesEverything(boolean excludes) {
        excludesEverything = excludes;
    }

    void orderCanNotBeRead(long orderId) {
        brokenOrder = orderId;
    }

    void aCheckoutsTimePasses() {
        given.clock.moveOn(LedgerFixture.A_CHECKOUT);
    }

    long available(MemberId member) {
        return given.ledger.balance(member).available().value();
    }

    long spent(MemberId member) {
        return given.ledger.balance(member).spent().value();
    }

    HoldStatus status(Hold hold) {
        return given.store.hold(hold.id()).orElseThrow().status();
    }

    private Optional<PlacedOrder> find(long orderId) {
        if (orderId == brokenOrder) {
            throw new IllegalStateException("the order can't be read: " + orderId);
        }
        return Optional.ofNullable(placed.get(orderId)).filter(order -> !gone.contains(orderId));
    }

    private List<EndedHold> endedHolds(HoldStatus ended, @Nullable HoldId before, int limit) {
        List<Hold> holds = new ArrayList<>(given.store.holds());
        Collections.reverse(holds);
        return holds.stream()
                .filter(hold -> hold.status() == ended)
                .filter(hold -> before == null || hold.id().value() < before.value())
                .limit(limit)
                .map(this::ended)
                .toList();
    }

    private EndedHold ended(Hold hold) {
        long order = hold.orderId();
        return new EndedHold(
                hold.id(),
                order,
                given.store.find(hold.account()).orElseThrow().member(),
                hold.dueAt().minus(LedgerFixture.A_CHECKOUT),
                hold.dueAt(),
                state(order),
                given.store.claim(order).isPresent());
    }

    private EndedHold.State state(long order) {
        if (gone.contains(order)) {
            return EndedHold.State.GONE;
        }
        return placed.containsKey(order) && !cancelled.contains(order)
                ? EndedHold.State.PLACED
                : EndedHold.State.NOT_PLACED;
    }
}
