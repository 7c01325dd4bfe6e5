package org.pointsmall.loyalty.earning;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.RandomRuns;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.LedgerSide;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.OrderReturn;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.CartFixture;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.PlacedOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.earning.RuleFixture.aRule;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/**
 * Whole lives of members: orders under rules with limits of every kind, returns of parts of lines, cancels, and points that
 * are spent meanwhile. What limits have counted is at any moment what was awarded less what was really taken back, no limit
 * is passed, and nothing is left once everything is undone. {@code -Dearning.seed} repeats a run.
 */
class RoomThatComesBackTest {
    private static final int RUNS = RandomRuns.of(60);
    private static final int OPERATIONS = 60;
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final PointsRate RATE = new PointsRate(Points.of(3), new Money(700, CNY));
    private static final long CEILING = 4;

    private final long seed = Long.getLong("earning.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<EarningRule> rules = rules();

    @ParameterizedTest
    @EnumSource(ClawbackPolicy.class)
    void limitsCountWhatWasAwardedAndNotReallyTakenBack(ClawbackPolicy policy) {
        for (int run = 0; run < RUNS; run++) {
            Life life = new Life(policy);
            for (int i = 0; i < OPERATIONS; i++) {
                life.goOn(true);
                life.check();
            }
        }
    }

    @Test
    void whereNothingWasSpentUndoneOrdersLeaveNothing() {
        for (int run = 0; run < RUNS; run++) {
            Life life = new Life(ClawbackPolicy.REVOKE_TO_ZERO);
            for (int i = 0; i < OPERATIONS; i++) {
                life.goOn(false);
            }
            Map<LimitKey, Points> stands = life.undoSome();
            assertThat(life.counts.all()).as("seed %d", seed).isEqualTo(stands);
            life.undoTheRest();
            assertThat(life.counts.all()).as("seed %d", seed).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ClawbackPolicy.class)
    void onceEverythingHasComeBackUndoneOrdersLeaveNothing(ClawbackPolicy policy) {
        for (int run = 0; run < RUNS; run++) {
            Life life = new Life(policy);
            for (int i = 0; i < OPERATIONS; i++) {
                life.goOn(true);
            }
            life.undoTheRest();
            life.bringAllBack();
            life.check();
            assertThat(life.counts.all()).as("seed %d", seed).isEmpty();
        }
    }

    /** An order by its lines: what each earned, and what is left of that. */
    private record Placed(long id, MemberId member, Map<Long, Long> left) {
        long sum() {
            return left.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** An order that was paid by so many points, less what has come back. */
    private record Bought(long order, MemberId member, long points) {}

    private final class Life {
        final CountsInMemory counts = new CountsInMemory();
        private final LedgerFixture given = new LedgerFixture();
        private final Ledger ledger;
        private final EarnPoints earnPoints;
        private final List<MemberId> members = new ArrayList<>();
        private final List<Placed> orders = new ArrayList<>();
        private final List<Bought> bought = new ArrayList<>();
        private long last;

        Life(ClawbackPolicy policy) {
            given.terms.clawback = policy;
            ledger = new Ledger(
                    given.store,
                    given.terms,
                    inUtc(given.clock),
                    LedgerObserver.NONE,
                    counts.givingRoomBack(given.store));
            earnPoints = new EarnPoints(EarningContextFixture.flagged(product -> false), terms(), counts);
            for (int i = 0; i < 3; i++) {
                members.add(given.aMember().id());
            }
        }

        void goOn(boolean spending) {
            List<Placed> left = orders.stream().filter(order -> order.sum() > 0).toList();
            int what = random.nextInt(7);
            if (what == 3 && !left.isEmpty()) {
                takeSomeBack(left.get(random.nextInt(left.size())));
            } else if (what == 4 && !left.isEmpty()) {
                cancel(left.get(random.nextInt(left.size())));
            } else if (what == 5 && spending) {
                MemberId member = members.get(random.nextInt(members.size()));
                long available = given.available(member);
                if (available > 0) {
                    long points = 1 + random.nextLong(available);
                    given.spend(member, points, ++last);
                    bought.add(new Bought(last, member, points));
                }
            } else if (what == 6 && !bought.isEmpty()) {
                bringBack(bought.remove(random.nextInt(bought.size())));
            } else {
                order();
            }
        }

        /** All or some of the points by which something was bought come back. */
        private void bringBack(Bought one) {
            long points = random.nextBoolean() ? one.points() : 1 + random.nextLong(one.points());
            granted(ledger.returnPoints(given.back(one.member(), "return:" + ++last, one.order(), points)));
            if (points < one.points()) {
                bought.add(new Bought(one.order(), one.member(), one.points() - points));
            }
        }

        void bringAllBack() {
            while (!bought.isEmpty()) {
                bringBack(bought.remove(random.nextInt(bought.size())));
            }
        }

        private void order() {
            CartFixture cart = CartFixture.aCart("CNY").ofOrder(++last);
            int lines = 1 + random.nextInt(4);
            for (int line = 0; line < lines; line++) {
                cart.with(new Money(random.nextInt(5_000), CNY), 101L + random.nextInt(4));
            }
            MemberId member = members.get(random.nextInt(members.size()));
            PlacedOrder order = PlacedOrder.withoutPoints(member, cart.cart());
            EarningDecision decision = earnPoints.estimate(member, order.cart(), Allocation.NONE);
            granted(earnPoints.earnFirst(ledger.lock(member), order, Allocation.NONE));
            Map<Long, Long> earned = new HashMap<>();
            decision.allocation()
                    .parts()
                    .forEach(part -> earned.put(part.itemId(), part.points().value()));
            orders.add(new Placed(last, member, earned));
        }

        private void takeSomeBack(Placed order) {
            List<Long> lines = order.left().keySet().stream()
                    .filter(line -> order.left().get(line) > 0)
                    .sorted()
                    .toList();
            long line = lines.get(random.nextInt(lines.size()));
            long points = 1 + random.nextLong(order.left().get(line));
            order.left().merge(line, -points, Long::sum);
            takeBack(order, points, new Allocation(List.of(part(line, points))));
        }

        private void cancel(Placed order) {
            long points = order.sum();
            List<Allocation.Part> parts = new ArrayList<>();
            order.left().forEach((line, left) -> {
                if (left > 0) {
                    parts.add(part(line, left));
                }
            });
            order.left().replaceAll((line, left) -> 0L);
            // A store that has lost the order doesn't know its lines.
            takeBack(order, points, random.nextInt(3) == 0 ? Allocation.NONE : new Allocation(parts));
        }

        private Allocation.Part part(long line, long points) {
            return new Allocation.Part(line, Points.of(points), new Money(points, CNY));
        }

        private void takeBack(Placed order, long points, Allocation undone) {
            granted(ledger.clawBack(new OrderReturn(
                    order.member(),
                    new PostingKey("clawback:" + order.id() + ":" + ++last),
                    new OrderRef(order.id(), null),
                    null,
                    Points.of(points),
                    "service",
                    "sent back",
                    undone)));
        }

        /** What was really taken back of each order: at once, or of points that came back later. */
        private Map<Long, Long> found() {
            Map<Long, Long> found = new HashMap<>();
            given.store.journal().stream()
                    .map(InMemoryLedgerStore.Posted::entry)
                    .filter(entry -> entry.order() != null)
                    .filter(entry -> entry.kind() == EntryKind.CLAWBACK || entry.kind() == EntryKind.RECOVER)
                    .forEach(entry -> found.merge(
                            entry.order().id(),
                            given.sum(entry, LedgerSide.PROGRAMME_ISSUED)
                                    + given.sum(entry, LedgerSide.PROGRAMME_WRITTEN_OFF),
                            Long::sum));
            return found;
        }

        void check() {
            Map<LimitKey, Points> counted = new HashMap<>();
            Map<Long, Long> found = found();
            for (Placed order : orders) {
                Map<LimitKey, Long> room = new HashMap<>();
                for (CountedLine line : counts.counted(order.id())) {
                    LimitKey key = line.counted().key();
                    counted.merge(key, line.counted().points().minus(line.room()), Points::plus);
                    room.merge(key, line.room().value(), Long::sum);
                    assertThat(line.room().value())
                            .as("seed %d: %s", seed, line)
                            .isLessThanOrEqualTo(line.due().value());
                    long left = order.left().getOrDefault(line.counted().itemId(), 0L);
                    assertThat(line.takenBack().value())
                            .as("seed %d: %s", seed, line)
                            .isEqualTo(line.counted().earned().value() - left);
                }
                room.forEach((key, back) -> {
                    long really = found.getOrDefault(order.id(), 0L);
                    if (key.value().startsWith("rule-" + CEILING + "/")) {
                        assertThat(back).as("seed %d: %s", seed, key).isEqualTo(really);
                    } else {
                        assertThat(back).as("seed %d: %s", seed, key).isLessThanOrEqualTo(really);
                    }
                });
            }
            counted.values().removeIf(Points::isZero);
            assertThat(counts.all()).as("seed %d", seed).isEqualTo(counted);
            counted.forEach((key, points) ->
                    assertThat(points.value()).as("seed %d: %s", seed, key).isLessThanOrEqualTo(limitOf(key)));
        }

        /** Answers what limits counted of the others. */
        Map<LimitKey, Points> undoSome() {
            Map<LimitKey, Points> stands = new HashMap<>();
            Set<Long> kept = new HashSet<>();
            for (Placed order : orders) {
                boolean touched = counts.counted(order.id()).stream()
                        .anyMatch(line -> !line.takenBack().isZero());
                if (order.sum() > 0 && (touched || random.nextBoolean())) {
                    cancel(order);
                } else {
                    kept.add(order.id());
                }
            }
            for (Placed order : orders) {
                if (kept.contains(order.id()) && order.sum() > 0) {
                    counts.counted(order.id())
                            .forEach(line -> stands.merge(
                                    line.counted().key(), line.counted().points(), Points::plus));
                }
            }
            return stands;
        }

        void undoTheRest() {
            orders.stream().filter(order -> order.sum() > 0).forEach(this::cancel);
        }
    }

    private long limitOf(LimitKey key) {
        long id = Long.parseLong(
                key.value().substring("rule-".length(), key.value().indexOf('/')));
        return rules.stream()
                .filter(rule -> rule.ref().id() == id)
                .flatMap(rule -> rule.terms().limits().stream())
                .filter(limit -> members().anyMatch(member -> limit.key(
                                "rule-" + id,
                                member,
                                EarningContextFixture.aContext().context().at(),
                                ZONE)
                        .equals(key)))
                .mapToLong(limit -> limit.points().value())
                .min()
                .orElseThrow();
    }

    private static Stream<MemberId> members() {
        return LongStream.rangeClosed(1, 3).mapToObj(MemberId::new);
    }

    private EarningTerms terms() {
        return new EarningTerms() {
            @Override
            public PointsRate rate() {
                return RATE;
            }

            @Override
            public EarningRules rules() {
                return new EarningRules(RATE, new RuleBook(1, rules), ZONE);
            }

            @Override
            public LotPolicy lots() {
                return LotPolicy.LASTING;
            }
        };
    }

    /** A rule of each kind, each with limits of another kind. */
    private static List<EarningRule> rules() {
        return List.of(
                aRule().number(1)
                        .bonus(37)
                        .of(RuleScope.ofProducts(101L))
                        .limited(Limit.budget(Limit.Period.MONTH, 300))
                        .rule(),
                aRule().number(2)
                        .times(250)
                        .of(RuleScope.ofProducts(102L, 103L))
                        .limited(Limit.perMember(Limit.Period.DAY, 60))
                        .limited(Limit.budget(Limit.Period.EVER, 150).thinningOutOverTheLast(40))
                        .rule(),
                aRule().number(3)
                        .doing(new Effect.OrderSteps(List.of(new Effect.Step(new Money(4_000, CNY), Points.of(25)))))
                        .atMost(11)
                        .limited(Limit.perMember(Limit.Period.EVER, 90))
                        .rule(),
                aRule().number(CEILING)
                        .doing(new Effect.Ceiling())
                        .limited(Limit.perMember(Limit.Period.YEAR, 400))
                        .limited(Limit.budget(Limit.Period.YEAR, 900))
                        .rule());
    }
}
