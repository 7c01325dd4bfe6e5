package org.pointsmall.loyalty.broadleaf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.simulation.Figure;
import org.pointsmall.loyalty.simulation.PastOrders;
import org.pointsmall.loyalty.simulation.RunSimulations;
import org.pointsmall.loyalty.simulation.Simulation;
import org.pointsmall.loyalty.simulation.SimulationId;
import org.pointsmall.loyalty.simulation.SimulationStore;
import org.pointsmall.loyalty.simulation.Simulations;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.GiveTier;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.QualifyingPeriod;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** Simulations over orders that went through the real store's checkout. 24.68 paid are 24 points. */
@StoreTest
abstract class SimulationsInTheStoreContract {
    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final TierCode GOLD = new TierCode("gold");
    private static final int CHUNK = 2;

    @Autowired
    Shop shop;

    @Autowired
    Ledger ledger;

    @Autowired
    Transactions transactions;

    @Autowired
    OffsetCart offsetCart;

    @Autowired
    RedemptionTerms redemption;

    @Autowired
    EarningTerms earning;

    @Autowired
    EditDefinitions<RuleTerms> edit;

    @Autowired
    VersionStore<RuleTerms> ruleStore;

    @Autowired
    Latest<RuleBook> rules;

    @Autowired
    TierSchemes schemes;

    @Autowired
    GiveTier giveTier;

    @Autowired
    Simulations simulations;

    @Autowired
    SimulationStore store;

    @Autowired
    PastOrders orders;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    private final List<Version<RuleTerms>> saved = new ArrayList<>();
    private final Instant begin = Instant.now();
    private long lantern;
    private long ana;

    @BeforeEach
    void aMember() {
        clock.beOnTime();
        lantern = shop.product("12.34");
        ana = shop.member();
    }

    @AfterEach
    void nothingStays() {
        saved.forEach(rule -> edit.change(rule.ref(), rule.terms(), false, "test"));
        rules.refresh();
        define(List.of());
    }

    @Test
    void whatWasInForceComesToWhatWasAwarded() {
        long lights = category();
        define(List.of(new Tier(GOLD, new TierName("Gold", "金卡"), 1, 100_000, new Benefits(150, null, 100))));
        VersionRef<RuleTerms> twice =
                save(true, RuleScope.ofCategories(lights), RuleAudience.EVERYONE, new Effect.Multiplier(200));
        VersionRef<RuleTerms> welcome = save(true, RuleScope.EVERYTHING, RuleAudience.onFirstOrder(), bonus(88));

        shop.checkout(ana, shop.cart(ana, lantern, 2), Flow.BROADLEAF);
        shop.checkout(ana, discounted(), Flow.OUTER_TRANSACTION);
        payWithPoints(100);
        granted(giveTier.give(new MemberId(ana), GOLD, "test", "the best of all"));
        shop.checkout(ana, shop.cart(ana, shop.product("10.00"), 1), Flow.BROADLEAF);
        long guest = shop.guest();
        shop.checkout(guest, shop.cart(guest, lantern, 1), Flow.BROADLEAF);

        Map<Figure.Key, Figure> result = run(twice, welcome);
        assertThat(result.values()).as("%s", result).allSatisfy(figure -> assertThat(figure.simulated())
                .isEqualTo(figure.issued()));
        for (Figure.Kind kind : Figure.Kind.values()) {
            assertThat(sum(result, kind)).as("%s", kind).isEqualTo(figure(result, Figure.Kind.TOTAL, ""));
        }
        assertThat(figure(result, Figure.Kind.TOTAL, "").issued().value())
                .isEqualTo(jdbc.queryForObject(
                        "SELECT SUM(j.POINTS) FROM LOYALTY_JOURNAL j JOIN LOYALTY_ACCOUNT a"
                                + " ON a.ACCOUNT_ID = j.ACCOUNT_ID WHERE a.MEMBER_ID = ? AND j.KIND = 'EARN'"
                                + " AND j.ORDER_ID IS NOT NULL",
                        Long.class,
                        ana));
        assertThat(result.keySet())
                .contains(
                        new Figure.Key(Figure.Kind.RULE, Figure.Key.BASE),
                        new Figure.Key(Figure.Kind.RULE, Figure.Key.BY_TIER),
                        new Figure.Key(Figure.Kind.RULE, code(twice)),
                        new Figure.Key(Figure.Kind.TIER, ""),
                        new Figure.Key(Figure.Kind.CATEGORY, Long.toString(lights)),
                        new Figure.Key(Figure.Kind.CATEGORY, ""));
        assertThat(figure(result, Figure.Kind.RULE, code(welcome)).issued().value())
                .isEqualTo(88);
        assertThat(figure(result, Figure.Kind.TIER, "gold").issued().value()).isEqualTo(15);
    }

    @Test
    void aDraftIsTriedWithoutTouchingAnything() {
        for (int i = 0; i < 3; i++) {
            shop.checkout(ana, shop.cart(ana, lantern, 2), Flow.BROADLEAF);
        }
        List<Map<String, Object>> before = books();
        VersionRef<RuleTerms> draft = save(
                false, RuleScope.EVERYTHING, RuleAudience.EVERYONE, bonus(40), Limit.budget(Limit.Period.EVER, 100));

        Map<Figure.Key, Figure> result = run(draft);

        assertThat(figure(result, Figure.Kind.RULE, code(draft)))
                .as("the third order gets what is left of the budget")
                .isEqualTo(new Figure(Points.of(100), Points.ZERO));
        assertThat(figure(result, Figure.Kind.TOTAL, "")).isEqualTo(new Figure(Points.of(172), Points.of(72)));
        assertThat(books()).isEqualTo(before);
        assertThat(jdbc.queryForList("SELECT * FROM LOYALTY_SIMULATION_COUNT")).isEmpty();
    }

    @Test
    void theLatestOrdersAreFoundWithoutReadingTheOthers() {
        long first = shop.cart(ana, lantern, 2);
        for (long cart : List.of(first, shop.cart(ana, lantern, 1), shop.cart(ana, lantern, 1))) {
            shop.checkout(ana, cart, Flow.BROADLEAF);
        }
        Instant end = Instant.now().plus(Duration.ofHours(1));

        assertThat(orders.reach(2, begin, end)).isEqualTo(new PastOrders.Reach(first, 3));
        assertThat(orders.reach(3, begin, end).orders()).isEqualTo(3);
        assertThat(orders.reach(3, begin, end).behind()).isLessThan(first);
        assertThat(orders.reach(0, begin, begin).orders()).isZero();
    }

    private Map<Figure.Key, Figure> run(VersionRef<RuleTerms>... versions) {
        SimulationId id = ((Simulations.Started.Begun) simulations.start(
                        "a draft", begin, Instant.now().plus(Duration.ofHours(1)), List.of(versions), "test"))
                .id();
        int chunks = 0;
        boolean last = false;
        while (!last) {
            // As if the node had died after each chunk.
            Job job = new RunSimulations(
                    store, orders, ruleStore, earning, CHUNK, transactions, inUtc(Clock.systemUTC()));
            last = job.begin().next().last();
            chunks++;
        }
        Simulation simulation = simulations.find(id).orElseThrow();
        assertThat(simulation.status()).isEqualTo(Simulation.Status.FINISHED);
        assertThat(simulation.done()).isEqualTo(simulation.orders());
        assertThat(chunks).isGreaterThan(2);
        return simulations.result(id);
    }

    private List<Map<String, Object>> books() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String table : List.of("ACCOUNT", "JOURNAL", "POSTING", "LOT", "HOLD", "LIMIT_COUNT", "QUALIFYING")) {
            rows.addAll(jdbc.queryForList("SELECT COUNT(*) AS N FROM LOYALTY_" + table));
        }
        rows.addAll(jdbc.queryForList("SELECT ORDER_ID, ORDER_STATUS, ORDER_TOTAL, DATE_UPDATED FROM BLC_ORDER"
                + " WHERE CUSTOMER_ID = " + ana + " ORDER BY ORDER_ID"));
        return rows;
    }

    /** Each way to tell points apart adds up to all of them. */
    private static Figure sum(Map<Figure.Key, Figure> result, Figure.Kind kind) {
        return result.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .map(Map.Entry::getValue)
                .reduce(
                        new Figure(Points.ZERO, Points.ZERO),
                        (some, more) -> new Figure(
                                some.simulated().plus(more.simulated()),
                                some.issued().plus(more.issued())));
    }

    private static Figure figure(Map<Figure.Key, Figure> result, Figure.Kind kind, String code) {
        return result.getOrDefault(new Figure.Key(kind, code), new Figure(Points.ZERO, Points.ZERO));
    }

    private static String code(VersionRef<RuleTerms> rule) {
        return rule.id() + "/" + rule.version();
    }

    private static Effect bonus(long points) {
        return new Effect.FixedBonus(Points.of(points));
    }

    private long category() {
        long id = 900_000 + lantern;
        jdbc.update("INSERT INTO BLC_CATEGORY (CATEGORY_ID, NAME) VALUES (?, 'Lights')", id);
        jdbc.update("UPDATE BLC_PRODUCT SET DEFAULT_CATEGORY_ID = ? WHERE PRODUCT_ID = ?", id, lantern);
        return id;
    }

    private long discounted() {
        long cart = shop.cart(ana, lantern, 3);
        shop.redeem(ana, cart, shop.codeFor(10));
        return cart;
    }

    private void payWithPoints(long points) {
        transactions.required(() -> granted(ledger.earn(new Earning(
                new MemberId(ana),
                PostingKey.of("given-to", ana),
                Points.of(points),
                null,
                LotPolicy.LASTING,
                "test",
                List.of()))));
        long cart = shop.cart(ana, lantern, 2);
        assertThat(shop.as(ana, () -> offsetCart.apply(PointsWish.of(Points.of(points))))
                        .isRefused())
                .isFalse();
        shop.checkout(ana, cart, Flow.BROADLEAF);
    }

    private VersionRef<RuleTerms> save(
            boolean active, RuleScope scope, RuleAudience audience, Effect effect, Limit... limits) {
        RuleTerms terms = new RuleTerms(
                "a rule",
                RuleGroup.EVERYONE,
                1,
                scope,
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

    private void define(List<Tier> tiers) {
        TierSchemes.Revision inForce = schemes.inForce();
        TierScheme scheme = new TierScheme(
                Measure.POINTS,
                new QualifyingPeriod.Calendar(QualifyingPeriod.Unit.YEAR),
                Period.ZERO,
                redemption.standardRate().money().currency(),
                tiers);
        assertThat(schemes.save(inForce == null ? 0 : inForce.number(), scheme, "test"))
                .isInstanceOf(TierSchemes.Saved.InForce.class);
        schemes.refresh();
    }
}
