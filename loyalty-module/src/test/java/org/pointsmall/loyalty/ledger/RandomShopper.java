package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;

import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/**
 * A member who orders by card and by points, has rewards for points and gives them back, leaves checkouts, sends goods back
 * and cancels, all of it drawn from a seed; and a merchant who may have another policy each time.
 * Remembers of each order only what it earned and used up, and what of that has been undone.
 */
final class RandomShopper {
    private static final Duration A_DAY = Duration.ofDays(1);

    final LedgerFixture given = new LedgerFixture();
    final MemberId member = given.aMember().id();
    final List<Order> orders = new ArrayList<>();
    private final Random random;
    private final boolean expiring;
    private final boolean fickle;
    private final List<Reward> rewards = new ArrayList<>();
    private final List<Hold> checkouts = new ArrayList<>();
    private long lastOrder;
    private int keys;

    /** What stands of an order. */
    static final class Order {
        final long id;
        long earned;
        long spent;

        private Order(long id) {
            this.id = id;
        }
    }

    /** Points that were used up for a reward, and what of them has not come back. */
    private static final class Reward {
        final EntryId entry;
        long left;

        Reward(EntryId entry, long left) {
            this.entry = entry;
            this.left = left;
        }
    }

    /** @param policy the merchant's; null for another one now and then */
    RandomShopper(long seed, @Nullable ClawbackPolicy policy, boolean expiring) {
        random = new Random(seed);
        fickle = policy == null;
        given.terms.clawback = policy == null ? ClawbackPolicy.REVOKE_BELOW_ZERO : policy;
        this.expiring = expiring;
    }

    /** What the orders that stand have earned. */
    long earned() {
        return orders.stream().mapToLong(order -> order.earned).sum();
    }

    String step() {
        if (fickle && random.nextInt(4) == 0) {
            ClawbackPolicy[] all = ClawbackPolicy.values();
            given.terms.clawback = all[random.nextInt(all.length)];
            return "the policy is " + given.terms.clawback;
        }
        return switch (random.nextInt(expiring ? 14 : 13)) {
            case 0, 1 -> order(0);
            case 2, 3 -> order(some(free()));
            case 4 -> leaveACheckoutOpen();
            case 5 -> endACheckout();
            case 6, 7 -> returnSome();
            case 8, 9 -> cancel();
            case 10 -> wait(Duration.ofHours(random.nextInt(30)));
            case 11 -> exchange(some(free()));
            case 12 -> giveBack();
            default -> wait(A_DAY.multipliedBy(random.nextInt(9)));
        };
    }

    private String order(long points) {
        Order order = new Order(++lastOrder);
        if (points > 0) {
            Hold hold = granted(given.hold(member, points, order.id));
            long used = random.nextInt(4) == 0 ? some(points) : points;
            granted(given.ledger.commit(hold.id(), new OrderRef(order.id, "N" + order.id), Points.of(used)));
            order.spent = used;
        }
        earn(order, random.nextInt(4) == 0 ? 0 : some(40));
        orders.add(order);
        return "order " + order.id + " for " + order.spent + " points earns " + order.earned;
    }

    /** One lot, and now and then two. */
    private void earn(Order order, long points) {
        long first = points > 1 && random.nextInt(6) == 0 ? some(points - 1) : points;
        for (long part : new long[] {first, points - first}) {
            if (part > 0) {
                granted(given.ledger.earn(new Earning(
                        member,
                        new PostingKey("earn:" + ++keys),
                        Points.of(part),
                        new OrderRef(order.id, "N" + order.id),
                        lots(),
                        "checkout",
                        List.of())));
            }
        }
        order.earned = points;
    }

    private LotPolicy lots() {
        Duration waits = random.nextInt(3) == 0 ? A_DAY.multipliedBy(1 + random.nextInt(3)) : Duration.ZERO;
        Instant until = given.clock.instant().plus(A_DAY.multipliedBy(random.nextInt(12)));
        return expiring && random.nextBoolean()
                ? new LotPolicy(waits, LedgerFixture.until(until).expiry())
                : new LotPolicy(waits, new Expiry.Never());
    }

    private String leaveACheckoutOpen() {
        long points = some(free());
        if (points > 0) {
            checkouts.add(granted(given.hold(member, points, ++lastOrder)));
        }
        return "hold " + points;
    }

    private String endACheckout() {
        if (checkouts.isEmpty()) {
            return "no checkout to end";
        }
        Hold hold = checkouts.remove(random.nextInt(checkouts.size()));
        if (random.nextBoolean()) {
            granted(random.nextBoolean() ? given.ledger.release(hold.id()) : given.ledger.timeOut(hold.id()));
            return "release " + hold.points();
        }
        Order order = new Order(hold.orderId());
        granted(given.ledger.commit(hold.id(), new OrderRef(order.id, "N" + order.id)));
        order.spent = hold.points().value();
        earn(order, some(20));
        orders.add(order);
        return "order " + order.id + " for the " + order.spent + " points held earns " + order.earned;
    }

    private String returnSome() {
        if (orders.isEmpty()) {
            return "nothing to return";
        }
        Order order = orders.get(random.nextInt(orders.size()));
        long back = order.spent == 0 ? 0 : random.nextInt((int) order.spent + 1);
        long taken = order.earned == 0 ? 0 : random.nextInt((int) order.earned + 1);
        undo(order, back, taken);
        return "return " + back + " and take back " + taken + " of order " + order.id;
    }

    private String cancel() {
        if (orders.isEmpty()) {
            return "nothing to cancel";
        }
        Order order = orders.get(random.nextInt(orders.size()));
        undo(order, order.spent, order.earned);
        return "cancel order " + order.id;
    }

    private String exchange(long points) {
        if (points > 0) {
            JournalEntry entry = granted(given.ledger.exchange(new Exchange(
                    member, new PostingKey("reward:" + ++keys), Points.of(points), "a mug", "shopper", List.of())));
            rewards.add(new Reward(entry.id(), points));
        }
        return "exchange " + points;
    }

    private String giveBack() {
        if (rewards.isEmpty()) {
            return "no reward to give back";
        }
        Reward reward = rewards.get(random.nextInt(rewards.size()));
        return "give back " + giveBack(reward, some(reward.left));
    }

    private long giveBack(Reward reward, long points) {
        if (points > 0) {
            granted(given.ledger.giveBack(new GiveBack(
                    member,
                    new PostingKey("back:" + ++keys),
                    reward.entry,
                    Points.of(points),
                    "shopper",
                    "not wanted")));
            reward.left -= points;
        }
        return points;
    }

    private String wait(Duration time) {
        given.clock.moveOn(time);
        return "wait " + time;
    }

    /** In either order: a return and its clawback may be posted apart from each other. */
    private void undo(Order order, long back, long taken) {
        List<Runnable> both = new ArrayList<>(List.of(
                () -> {
                    if (back > 0) {
                        granted(given.ledger.returnPoints(given.back(member, "undo:" + ++keys, order.id, back)));
                        order.spent -= back;
                    }
                },
                () -> {
                    if (taken > 0) {
                        granted(given.ledger.clawBack(given.back(member, "undo:" + ++keys, order.id, taken)));
                        order.earned -= taken;
                    }
                }));
        if (random.nextBoolean()) {
            Collections.reverse(both);
        }
        both.forEach(Runnable::run);
    }

    /** Lets no checkout open, and every point that an order used up come back; some orders go, the others stand. */
    void bringAllBack() {
        while (!checkouts.isEmpty()) {
            granted(given.ledger.release(
                    checkouts.remove(random.nextInt(checkouts.size())).id()));
        }
        rewards.forEach(reward -> giveBack(reward, reward.left));
        Collections.shuffle(orders, random);
        for (Order order : orders) {
            undo(order, order.spent, random.nextBoolean() ? order.earned : 0);
        }
    }

    /** What can be spent now, without what has expired meanwhile. */
    private long free() {
        given.ledger.lock(member).book.lots();
        return given.available(member);
    }

    private long some(long most) {
        return most < 1 ? 0 : 1 + random.nextInt((int) most);
    }
}
