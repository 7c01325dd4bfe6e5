package org.pointsmall.loyalty.merging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.OrderTotals;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/**
 * Whole lives of people who order by card and by points, settle late, return parts, cancel, are merged and grow older.
 * Nobody ever has more than the orders that stand have earned. Whenever all that points have paid is undone, balance, tier,
 * first order and limits are those of a world in which the undone orders never were. {@code -Dledger.seed=17} repeats one
 * seed alone.
 */
@Tag("heavy")
class WholeLivesOfMergedLoginsTest {
    private static final int SEEDS = 8;
    private static final int STEPS = 25;
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    @ParameterizedTest
    @EnumSource(ClawbackPolicy.class)
    void undoneOrdersLeaveNothingWhoeverHasBecomeOne(ClawbackPolicy policy) throws Exception {
        TestDatabase database = TestDatabase.inMemory("lives-of-merged-" + policy);
        try (database) {
            MergedShop shop = new MergedShop(database.migrate());
            shop.terms.clawback = policy;
            Long only = Long.getLong("ledger.seed");
            for (long seed = only == null ? 1 : only; seed <= (only == null ? SEEDS : only); seed++) {
                new Life(shop, seed).live();
            }
        }
    }

    /** An order that earned something, or will when it is settled. */
    private static final class Placed {
        final MemberId login;
        final long yuan;
        final Hold hold;
        long id;
        long day;
        boolean touched;

        Placed(MemberId login, long yuan, Hold hold) {
            this.login = login;
            this.yuan = yuan;
            this.hold = hold;
        }
    }

    private static final class Life {
        private final MergedShop shop;
        private final Random random;
        private final String seed;
        private final List<MemberId> logins;
        private final Map<MemberId, List<MemberId>> people = new HashMap<>();
        private final List<Placed> waiting = new ArrayList<>();
        private final List<Placed> orders = new ArrayList<>();

        Life(MergedShop shop, long seed) {
            this.shop = shop;
            this.seed = "seed " + seed;
            random = new Random(seed);
            logins = shop.logins(5);
            logins.forEach(login -> people.put(login, new ArrayList<>(List.of(login))));
        }

        void live() {
            for (int end = 0; end < 3; end++) {
                for (int i = 0; i < STEPS; i++) {
                    step();
                    people.values().stream().distinct().forEach(this::hasNoMoreThanEarned);
                }
                waiting.forEach(this::settle);
                waiting.clear();
                undoWhatPointsPaid();
                people.values().stream().distinct().forEach(this::isAsIfTheUndoneHadNeverBeen);
            }
        }

        private void step() {
            switch (random.nextInt(10)) {
                case 0, 1 -> order(anyone(), false);
                case 2, 3, 4 -> order(anyone(), true);
                case 5 -> {
                    if (!waiting.isEmpty()) {
                        settle(waiting.remove(random.nextInt(waiting.size())));
                    }
                }
                case 6, 7 -> {
                    if (!orders.isEmpty()) {
                        undo(orders.get(random.nextInt(orders.size())), random.nextBoolean());
                    }
                }
                case 8 -> merge(anyone(), anyone());
                default -> shop.clock.moveOn(HALF_A_DAY);
            }
        }

        private MemberId anyone() {
            return logins.get(random.nextInt(logins.size()));
        }

        private void order(MemberId login, boolean byPoints) {
            long available = shop.ledger.balance(login).available().value();
            Hold hold = byPoints && available > 0
                    ? granted(shop.hold(login, random.nextBoolean() ? available : 1 + random.nextLong(available)))
                    : null;
            long yuan = random.nextInt(5) == 0 ? 3_000 + random.nextInt(3_000) : 1 + random.nextInt(400);
            Placed order = new Placed(login, yuan, hold);
            if (random.nextInt(4) == 0) {
                waiting.add(order);
            } else {
                settle(order);
            }
        }

        private void settle(Placed order) {
            order.id = shop.place(order.login, order.yuan, order.hold);
            order.day = today();
            orders.add(order);
        }

        private long today() {
            return shop.clock.instant().getEpochSecond() / Duration.ofDays(1).toSeconds();
        }

        private void undo(Placed order, boolean whole) {
            OrderTotals totals = shop.totals(order.login, order.id);
            order.touched = true;
            shop.undo(
                    order.login,
                    order.id,
                    part(totals.returnable().value(), whole),
                    part(totals.revocable().value(), whole));
        }

        private long part(long left, boolean whole) {
            return whole || left == 0 ? left : 1 + random.nextLong(left);
        }

        private void merge(MemberId from, MemberId into) {
            if (people.get(from) != people.get(into) && !shop.merge(from, into).isRefused()) {
                people.get(into).addAll(people.get(from));
                people.get(into).forEach(login -> people.put(login, people.get(into)));
            }
        }

        private void undoWhatPointsPaid() {
            for (Placed order : orders) {
                if (order.hold != null || order.touched || random.nextInt(3) == 0) {
                    undo(order, true);
                }
            }
        }

        private long left(Placed order) {
            return shop.totals(order.login, order.id).revocable().value();
        }

        private List<Placed> of(List<MemberId> person) {
            return orders.stream().filter(order -> person.contains(order.login)).toList();
        }

        private void hasNoMoreThanEarned(List<MemberId> person) {
            Balance balance = shop.ledger.balance(person.get(0));
            assertThat(balance.available().plus(balance.pending()).value())
                    .as(seed)
                    .isLessThanOrEqualTo(
                            of(person).stream().mapToLong(this::left).sum());
        }

        private void isAsIfTheUndoneHadNeverBeen(List<MemberId> person) {
            List<Placed> standing =
                    of(person).stream().filter(order -> left(order) > 0).toList();
            long earned = standing.stream().mapToLong(this::left).sum();
            long today = standing.stream()
                    .filter(order -> order.day == today())
                    .mapToLong(this::left)
                    .sum();
            String tier = earned >= MergedShop.GOLD ? "gold" : earned >= MergedShop.SILVER ? "silver" : null;
            long bonus = standing.isEmpty() ? MergedShop.WELCOME : 0;
            for (MemberId login : person) {
                Balance balance = shop.ledger.balance(login);
                assertThat(balance.owned().value()).as(seed).isEqualTo(earned);
                assertThat(balance.debt().value()).as(seed).isZero();
                assertThat(shop.tier(login)).as(seed).isEqualTo(tier);
                assertThat(shop.buyers.buyer(login, 0).isFirstOrder()).as(seed).isEqualTo(standing.isEmpty());
                assertThat(shop.buyers.buyer(login, 0).orders()).as(seed).isEqualTo(standing.size());
                assertThat(shop.estimate(login, 9_000))
                        .as("%s, room under the ceiling", seed)
                        .isEqualTo(Math.max(0, MergedShop.CEILING - today));
                assertThat(shop.estimate(login, 1))
                        .as("%s, with the welcome bonus or without", seed)
                        .isEqualTo(Math.min(1 + bonus, Math.max(0, MergedShop.CEILING - today)));
            }
            List<Long> ids = of(person).stream().map(order -> order.id).toList();
            if (!ids.isEmpty()) {
                assertThat(shop.buyers.undone(ids))
                        .as(seed)
                        .containsExactlyInAnyOrderElementsOf(of(person).stream()
                                .filter(order -> left(order) == 0)
                                .filter(order -> !shop.totals(order.login, order.id)
                                        .issued()
                                        .isZero())
                                .map(order -> order.id)
                                .toList());
            }
        }
    }
}
