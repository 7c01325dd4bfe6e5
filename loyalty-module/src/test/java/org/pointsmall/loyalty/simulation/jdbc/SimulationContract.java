package org.pointsmall.loyalty.simulation.jdbc;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.jdbc.ConditionJson;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.definition.jdbc.Versions;
import org.pointsmall.loyalty.earning.EarningContext;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.FixedEarning;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.ProductFacts;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleKind;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.simulation.Figure;
import org.pointsmall.loyalty.simulation.PastOrder;
import org.pointsmall.loyalty.simulation.PastOrders;
import org.pointsmall.loyalty.simulation.Plan;
import org.pointsmall.loyalty.simulation.RunSimulations;
import org.pointsmall.loyalty.simulation.Simulation;
import org.pointsmall.loyalty.simulation.SimulationId;
import org.pointsmall.loyalty.simulation.Simulations;
import org.pointsmall.loyalty.simulation.Simulations.Started;
import org.pointsmall.loyalty.statement.jdbc.StatementTables;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.earning.BuyerFixture.aBuyer;
import static org.pointsmall.loyalty.time.TimeFixture.standingAt;

/** Simulations of ten orders of 10.00 each, on each database that a store may have. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SimulationContract {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00.123Z");
    private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final int ORDERS = 10;
    private static final int CHUNK = 4;

    private final EarningTerms earning = new FixedEarning(new PointsRate(Points.of(1), cny("1.00")));
    private ZoneId zone = ZoneOffset.UTC;
    private final TenOrders orders = new TenOrders();
    private TestDatabase database;
    private Transactions transactions;
    private VersionStore<RuleTerms> rules;
    private JdbcSimulationStore store;
    private Simulations simulations;
    private VersionRef<RuleTerms> rule;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        transactions = TransactionsOfAStore.on(database.dataSource());
        rules = new Versions<>(database.dataSource(), new RuleKind(ConditionJson.TEXT));
        store = new JdbcSimulationStore(database.dataSource());
        simulations = new Simulations(store, orders, rules, new Terms(), transactions, standingAt(NOW));
        rule = transactions
                .required(() -> rules.add(bonusWithABudgetOf(45), false, NOW, "olga"))
                .ref();
    }

    @AfterAll
    void close() throws Exception {
        database.close();
    }

    @BeforeEach
    void nothingRuns() {
        orders.failsAt = Long.MAX_VALUE;
        orders.guests = Set.of();
        orders.start = FROM;
        zone = ZoneOffset.UTC;
        orders.undone.clear();
        simulations.latest(100).forEach(one -> simulations.stop(one.id()));
    }

    @Test
    void aSimulationGoesOnWhereItWasCutOffAndCountsNoOrderTwice() {
        SimulationId id = begun(simulations.start("Bonus", FROM, NOW, List.of(rule), "olga"));
        orders.failsAt = 6;

        assertThat(job().begin().next().processed()).isEqualTo(CHUNK);
        assertThatThrownBy(() -> job().begin().next()).hasMessage("order 6");
        Simulation halfWay = simulations.find(id).orElseThrow();
        assertThat(halfWay.done()).isEqualTo(CHUNK);
        assertThat(halfWay.orders()).isEqualTo(ORDERS);
        assertThat(simulations.result(id)).containsEntry(total(), figure(40 + 40, 4 * 7));
        orders.failsAt = Long.MAX_VALUE;
        runToTheEnd();

        Simulation finished = simulations.find(id).orElseThrow();
        assertThat(finished.status()).isEqualTo(Simulation.Status.FINISHED);
        assertThat(finished.done()).isEqualTo(ORDERS);
        assertThat(finished.endedAt()).isEqualTo(NOW);
        assertThat(simulations.result(id))
                .isEqualTo(Map.of(
                        total(),
                        figure(100 + 45, 70),
                        new Figure.Key(Figure.Kind.RULE, Figure.Key.BASE),
                        figure(100, 0),
                        new Figure.Key(Figure.Kind.RULE, rule.id() + "/1"),
                        figure(45, 0),
                        new Figure.Key(Figure.Kind.TIER, ""),
                        figure(100 + 45, 70),
                        new Figure.Key(Figure.Kind.CATEGORY, "77"),
                        figure(100 + 45, 0)));
    }

    @Test
    void anOrderThatWasUndoneLeavesItsRoomToThoseThatWerePlacedAfterThat() {
        orders.undone.put(1L, FROM.plusSeconds(6));
        orders.undone.put(2L, FROM.plusSeconds(9));
        SimulationId id = begun(simulations.start("Bonus", FROM, NOW, List.of(rule), "olga"));

        runToTheEnd();

        assertThat(simulations.result(id))
                .as("45, and 10 more from the sixth order on, and another 10 from the ninth on")
                .containsEntry(new Figure.Key(Figure.Kind.RULE, rule.id() + "/1"), figure(45 + 10 + 10, 0));
        assertThat(new JdbcTemplate(database.dataSource()).queryForList("SELECT * FROM LOYALTY_SIMULATION_ROOM"))
                .isEmpty();
    }

    /** Five of the orders are placed before the merchant's midnight, one just then, and four after it. */
    @ParameterizedTest
    @EnumSource(Merchant.class)
    void aLimitOfADayIsThatOfTheMerchantsDays(Merchant merchant) {
        LocalDate day = LocalDate.of(2026, 10, 9);
        orders.start = merchant.endOf(day).minusSeconds(6);
        zone = merchant.zone();
        VersionRef<RuleTerms> daily = transactions
                .required(() -> rules.add(bonus(Limit.perMember(Limit.Period.DAY, 42)), false, NOW, "olga"))
                .ref();
        SimulationId id = begun(simulations.start("Days", FROM, NOW, List.of(daily), "olga"));

        runToTheEnd();

        assertThat(simulations.result(id))
                .containsEntry(new Figure.Key(Figure.Kind.RULE, daily.id() + "/1"), figure(42 + 42, 0));
    }

    /** They earn nothing and are only looked at; the orders behind them are a member's again. */
    @Test
    void guestsOrdersEndNothingWhereverInAChunkTheyAre() {
        for (Set<Long> guests : List.of(Set.of(1L), Set.of(4L), Set.of(1L, 2L, 3L, 4L), Set.of(2L, 5L, 8L, 10L))) {
            orders.guests = guests;
            SimulationId id = begun(simulations.start("Bonus", FROM, NOW, List.of(), "olga"));

            runToTheEnd();

            Simulation finished = simulations.find(id).orElseThrow();
            assertThat(finished.status()).isEqualTo(Simulation.Status.FINISHED);
            assertThat(finished.done()).as("guests: %s", guests).isEqualTo(ORDERS);
            int members = ORDERS - guests.size();
            assertThat(simulations.result(id))
                    .as("guests: %s", guests)
                    .containsEntry(total(), figure(10L * members, 7L * members));
        }
    }

    @Test
    void oneThatIsStoppedKeepsWhatItHasComeTo() {
        SimulationId id = begun(simulations.start("Bonus", FROM, NOW, List.of(), "olga"));
        job().begin().next();

        simulations.stop(id);
        runToTheEnd();
        simulations.stop(id);

        Simulation stopped = simulations.find(id).orElseThrow();
        assertThat(stopped.status()).isEqualTo(Simulation.Status.STOPPED);
        assertThat(stopped.done()).isEqualTo(CHUNK);
        assertThat(stopped.plan()).isEqualTo(new Plan("Bonus", FROM, NOW, List.of(), new Terms().standardRate()));
        assertThat(simulations.result(id)).containsEntry(total(), figure(40, 4 * 7));
    }

    @Test
    void severalRunOneAfterTheOther() {
        SimulationId first = begun(simulations.start("First", FROM, NOW, List.of(), "olga"));
        SimulationId second = begun(simulations.start("Second", FROM, NOW, List.of(rule), "olga"));

        runToTheEnd();

        assertThat(simulations.latest(2)).extracting(Simulation::id).containsExactly(second, first);
        EnumSet<Simulation.Status> over = EnumSet.of(Simulation.Status.FINISHED);
        assertThat(simulations.latest(over, second.value(), 1))
                .extracting(Simulation::id)
                .containsExactly(first);
        assertThat(simulations.latest(EnumSet.complementOf(over), Long.MAX_VALUE, 100))
                .as("none runs, none of these was stopped")
                .extracting(Simulation::id)
                .doesNotContain(first, second);
        assertThat(simulations.latest(2)).extracting(Simulation::status).containsOnly(Simulation.Status.FINISHED);
    }

    @Test
    void whatCannotBeRunIsRefusedWithAllReasons() {
        VersionRef<RuleTerms> unknown = new VersionRef<RuleTerms>(rule.id(), 2);

        assertThat(simulations.start(" ", NOW, FROM, List.of(unknown), "olga"))
                .isEqualTo(new Started.Refused(List.of(
                        Invalid.of("name", "MISSING"),
                        Invalid.of("until", "ENDS_BEFORE_START")
                                .with("from", NOW.toString())
                                .with("until", FROM.toString()),
                        Invalid.of("rules[0]", "UNKNOWN_RULE")
                                .with("rule", rule.id())
                                .with("version", 2))));
        assertThat(simulations.start("x".repeat(101), FROM, NOW, List.of(), "olga"))
                .isEqualTo(new Started.Refused(List.of(
                        Invalid.of("name", "TOO_LONG").with("length", 101).with("most", 100))));
    }

    @Test
    void ordersThatMovedNothingHaveNoMovements() {
        assertThat(transactions.required(() -> new StatementTables()
                        .blLoyaltyOrderMovements(new OrdersDatabase(database.dataSource()))
                        .of(Set.of(1L, 2L))))
                .isEmpty();
    }

    private void runToTheEnd() {
        Job.Run run = job().begin();
        boolean last;
        do {
            last = run.next().last();
        } while (!last);
    }

    private RunSimulations job() {
        BusinessTime time = new BusinessTime(Clock.fixed(NOW, ZoneOffset.UTC), zone);
        return new RunSimulations(store, orders, rules, earning, CHUNK, transactions, time);
    }

    private static SimulationId begun(Started started) {
        assertThat(started).isInstanceOf(Started.Begun.class);
        return ((Started.Begun) started).id();
    }

    private static Figure.Key total() {
        return new Figure.Key(Figure.Kind.TOTAL, "");
    }

    private static Figure figure(long simulated, long issued) {
        return new Figure(Points.of(simulated), Points.of(issued));
    }

    /** 10 points an order. */
    private static RuleTerms bonusWithABudgetOf(long points) {
        return bonus(Limit.budget(Limit.Period.EVER, points));
    }

    private static RuleTerms bonus(Limit limit) {
        return new RuleTerms(
                "bonus",
                RuleGroup.EVERYONE,
                1,
                RuleScope.EVERYTHING,
                RuleAudience.EVERYONE,
                Window.always(ZoneOffset.UTC),
                Condition.always(),
                new Effect.FixedBonus(Points.of(10)),
                null,
                List.of(limit));
    }

    private static Money cny(String amount) {
        return Money.exactly(new BigDecimal(amount), CNY);
    }

    /** Each was awarded 7 points. */
    private static final class TenOrders implements PastOrders {
        private final Map<Long, Instant> undone = new HashMap<>();
        /** The numbers of those that are no member's. */
        private Set<Long> guests = Set.of();

        private Instant start = FROM;

        private long failsAt;

        @Override
        public long count(Instant from, Instant until) {
            return ORDERS;
        }

        @Override
        public Reach reach(int latest, Instant from, Instant until) {
            throw new UnsupportedOperationException("a simulation takes all");
        }

        @Override
        public Page after(long after, int limit, Plan plan, RuleBook book) {
            List<PastOrder> page = LongStream.rangeClosed(after + 1, Math.min(ORDERS, after + limit))
                    .mapToObj(this::order)
                    .toList();
            List<PastOrder> ofMembers = page.stream()
                    .filter(order -> !guests.contains(order.cart().order().id()))
                    .toList();
            return new Page(ofMembers, page.size(), after + page.size());
        }

        private PastOrder order(long id) {
            if (id == failsAt) {
                throw new IllegalStateException("order " + id);
            }
            CartLine line = new CartLine(id, 7L, 1, cny("10.00"));
            Map<Long, ProductFacts> products = Map.of(7L, ProductFacts.of(7, Set.of(), null, true));
            return new PastOrder(
                    new MemberId(1),
                    new Cart(new OrderRef(id, null), List.of(line), cny("10.00")),
                    Allocation.NONE,
                    new EarningContext(start.plusSeconds(id), aBuyer(), Optional.empty(), Optional.empty(), products),
                    new PastOrder.Award(Points.of(7), Allocation.NONE, List.of()),
                    undone.get(id),
                    Map.of(id, 77L));
        }
    }

    private static final class Terms implements RedemptionTerms {
        @Override
        public PointsRate standardRate() {
            return new PointsRate(Points.of(100), cny("1.00"));
        }

        @Override
        public OffsetPolicy offset(MemberId member) {
            return standardOffset();
        }

        @Override
        public OffsetPolicy standardOffset() {
            return OffsetPolicy.of(standardRate(), Points.of(1));
        }

        @Override
        public Duration holdLasting() {
            return Duration.ofMinutes(30);
        }
    }
}
