package org.pointsmall.loyalty.broadleaf;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.aftersale.CancelRequest;
import org.pointsmall.loyalty.aftersale.Purpose;
import org.pointsmall.loyalty.aftersale.ReturnOrders;
import org.pointsmall.loyalty.aftersale.ReturnRequest;
import org.pointsmall.loyalty.aftersale.ShippingChoice;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
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
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.simulation.Figure;
import org.pointsmall.loyalty.simulation.RunSimulations;
import org.pointsmall.loyalty.simulation.SimulationId;
import org.pointsmall.loyalty.simulation.Simulations;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.QualifyingPeriod;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** What a cancelled order, or one that came back, leaves behind in what counts past orders. 24.68 paid are 24 points. */
@StoreTest
abstract class UndoneOrdersInTheStoreContract {
    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final TierCode GOLD = new TierCode("gold");

    @Autowired
    Shop shop;

    @Autowired
    MovableClock clock;

    @Autowired
    Ledger ledger;

    @Autowired
    OffsetCart offsetCart;

    @Autowired
    ReturnOrders returnOrders;

    @Autowired
    RedemptionTerms redemption;

    @Autowired
    EditDefinitions<RuleTerms> edit;

    @Autowired
    Latest<RuleBook> rules;

    @Autowired
    TierSchemes schemes;

    @Autowired
    MemberTiers tiers;

    @Autowired
    Simulations simulations;

    @Autowired
    RunSimulations runSimulations;

    @Autowired
    ProveLedger proveLedger;

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
        assertThat(proveLedger.prove().differences()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aCancelledOrderWasNotTheFirst(Flow flow) {
        welcome();
        long first = buy(2, flow);
        assertThat(available()).isEqualTo(24 + 88);
        cancel(first);
        assertThat(available()).isZero();

        buy(2, flow);
        assertThat(available()).isEqualTo(24 + 88);
        buy(2, flow);
        assertThat(available()).isEqualTo(24 + 88 + 24);
    }

    @Test
    void anOrderThatCameBackInPartsWasTheFirstUntilItsLastPart() {
        welcome();
        long first = buy(2, Flow.BROADLEAF);
        takeBackOne(first, "r1");
        long kept = available();
        buy(1, Flow.BROADLEAF);
        assertThat(available()).as("half of the first order stands").isEqualTo(kept + 12);
        cancel(last());
        takeBackOne(first, "r2");
        assertThat(available()).isZero();

        buy(1, Flow.BROADLEAF);
        assertThat(available()).isEqualTo(12 + 88);
    }

    @Test
    void aFirstOrderWhosePointsWereSpentWasTheFirst() {
        welcome();
        long first = buy(2, Flow.BROADLEAF);
        payAllWithPoints();
        cancel(first);
        assertThat(available())
                .as("ten of its points are spent, and written off")
                .isZero();

        buy(2, Flow.BROADLEAF);

        assertThat(available()).as("no second welcome").isEqualTo(24);
    }

    @Test
    void undoneOrdersAreNoneOfTheMembersOrders() {
        save(terms(
                RuleScope.EVERYTHING,
                RuleAudience.EVERYONE,
                new Comparison(Field.MEMBER_ORDERS, Operator.LESS_THAN, List.of(new Value.Whole(2))),
                new Effect.FixedBonus(Points.of(10))));
        cancel(buy(2, Flow.BROADLEAF));
        long second = buy(2, Flow.OUTER_TRANSACTION);
        takeBackOne(second, "r1");
        takeBackOne(second, "r2");
        assertThat(available()).isZero();

        buy(2, Flow.BROADLEAF);
        buy(2, Flow.BROADLEAF);
        assertThat(available()).isEqualTo(2 * (24 + 10));
        buy(2, Flow.BROADLEAF);
        assertThat(available()).isEqualTo(2 * (24 + 10) + 24);
    }

    @Test
    void theSimulationMeansTheSameByFirst() {
        VersionRef<RuleTerms> welcome = welcome();
        VersionRef<RuleTerms> second = save(terms(
                RuleScope.EVERYTHING,
                RuleAudience.EVERYONE,
                new Comparison(Field.MEMBER_ORDERS, Operator.IS, List.of(new Value.Whole(1))),
                new Effect.FixedBonus(Points.of(5))));
        long first = buy(2, Flow.BROADLEAF);
        buy(2, Flow.BROADLEAF);
        cancel(first);
        cancel(last());
        long third = buy(2, Flow.BROADLEAF);
        takeBackOne(third, "r1");
        buy(2, Flow.BROADLEAF);
        takeBackOne(third, "r2");
        buy(2, Flow.BROADLEAF);
        payAllWithPoints();
        buy(2, Flow.BROADLEAF);

        Figure total = simulate(welcome, second);

        assertThat(total.simulated()).isEqualTo(total.issued());
        assertThat(issued(welcome)).isEqualTo(2);
    }

    @Test
    void theBudgetOfAllMembersGetsBackWhatWasTakenBack() {
        save(terms(
                RuleScope.EVERYTHING,
                RuleAudience.EVERYONE,
                Condition.always(),
                new Effect.FixedBonus(Points.of(100)),
                Limit.budget(Limit.Period.MONTH, 300)));
        for (int i = 0; i < 3; i++) {
            cancel(buy(2, Flow.BROADLEAF));
        }
        assertThat(available()).isZero();

        long honest = ana = shop.member();
        buy(2, Flow.OUTER_TRANSACTION);
        assertThat(ledger.balance(new MemberId(honest)).available().value()).isEqualTo(24 + 100);
        takeBackOne(last(), "half");
        for (int i = 0; i < 3; i++) {
            ana = shop.member();
            buy(2, Flow.BROADLEAF);
        }
        assertThat(available()).as("50 of the 300 had come back").isEqualTo(24 + 50);
    }

    @Test
    void whatCameBackGivesTheMembersOwnLimitItsRoomBack() {
        save(terms(
                RuleScope.EVERYTHING,
                RuleAudience.EVERYONE,
                Condition.always(),
                new Effect.Ceiling(),
                Limit.perMember(Limit.Period.DAY, 30)));
        long first = buy(2, Flow.BROADLEAF);
        buy(2, Flow.BROADLEAF);
        assertThat(available()).isEqualTo(30);
        cancel(first);
        assertThat(available()).isEqualTo(6);

        buy(2, Flow.BROADLEAF);
        assertThat(available()).isEqualTo(30);
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void aTierThatCancelledOrdersReachedIsGoneAtOnce(Measure measure) {
        define(measure, List.of(new Tier(GOLD, new TierName("Gold", "金卡"), 1, 40, new Benefits(150, null, 100))));
        long first = buy(2, Flow.BROADLEAF);
        long second = buy(2, Flow.OUTER_TRANSACTION);
        assertThat(tiers.tierOf(new MemberId(ana))).map(Tier::code).contains(GOLD);

        takeBackOne(first, "r1");
        cancel(second);
        if (measure == Measure.SPEND) {
            takeBackOne(first, "r2");
        }

        assertThat(tiers.tierOf(new MemberId(ana))).isEmpty();
        long before = available();
        buy(2, Flow.BROADLEAF);
        assertThat(available() - before).as("no x1.5").isEqualTo(24);
    }

    private VersionRef<RuleTerms> welcome() {
        return save(terms(
                RuleScope.EVERYTHING,
                RuleAudience.onFirstOrder(),
                Condition.always(),
                new Effect.FixedBonus(Points.of(88))));
    }

    private VersionRef<RuleTerms> save(RuleTerms terms) {
        Version<RuleTerms> rule = ((EditResult.Saved<RuleTerms>) edit.add(terms, true, "test")).version();
        saved.add(rule);
        rules.refresh();
        return rule.ref();
    }

    private static RuleTerms terms(
            RuleScope scope, RuleAudience audience, Condition condition, Effect effect, Limit... limits) {
        return new RuleTerms(
                "a rule",
                RuleGroup.EVERYONE,
                1,
                scope,
                audience,
                Window.always(ZONE),
                condition,
                effect,
                null,
                List.of(limits));
    }

    private void define(List<Tier> all) {
        define(Measure.POINTS, all);
    }

    private void define(Measure measure, List<Tier> all) {
        TierSchemes.Revision inForce = schemes.inForce();
        TierScheme scheme = new TierScheme(
                measure,
                new QualifyingPeriod.Calendar(QualifyingPeriod.Unit.YEAR),
                Period.ofMonths(1),
                redemption.standardRate().money().currency(),
                all);
        assertThat(schemes.save(inForce == null ? 0 : inForce.number(), scheme, "test"))
                .isInstanceOf(TierSchemes.Saved.InForce.class);
        schemes.refresh();
    }

    /** How often a rule gave something, by what the awards say. */
    private long issued(VersionRef<RuleTerms> rule) {
        return jdbc
                .queryForList(
                        "SELECT j.RULE_TRACE FROM LOYALTY_JOURNAL j JOIN LOYALTY_ACCOUNT a"
                                + " ON a.ACCOUNT_ID = j.ACCOUNT_ID WHERE a.MEMBER_ID = ? AND j.KIND = 'EARN'",
                        String.class,
                        ana)
                .stream()
                .filter(trace -> trace.contains("\"rule\":\"" + rule.id() + "\""))
                .count();
    }

    private Figure simulate(VersionRef<RuleTerms>... versions) {
        SimulationId id = ((Simulations.Started.Begun) simulations.start(
                        "as it was", begin, Instant.now().plus(Duration.ofHours(1)), List.of(versions), "test"))
                .id();
        while (!runSimulations.begin().next().last()) {}
        return simulations.result(id).get(new Figure.Key(Figure.Kind.TOTAL, ""));
    }

    private long buy(int quantity, Flow flow) {
        long order = shop.cart(ana, lantern, quantity);
        shop.checkout(ana, order, flow);
        return order;
    }

    private void payAllWithPoints() {
        long cheap = shop.product("0.10");
        long cart = shop.cart(ana, cheap, 1);
        granted(shop.as(ana, () -> offsetCart.apply(PointsWish.of(Points.of(10)))));
        shop.checkout(ana, cart, Flow.BROADLEAF);
    }

    private long last() {
        return jdbc.queryForObject("SELECT MAX(ORDER_ID) FROM BLC_ORDER WHERE CUSTOMER_ID = ?", Long.class, ana);
    }

    private void cancel(long order) {
        granted(returnOrders.cancel(new CancelRequest(purpose(order, "c"))));
    }

    private void takeBackOne(long order, String key) {
        long item =
                jdbc.queryForObject("SELECT ORDER_ITEM_ID FROM BLC_ORDER_ITEM WHERE ORDER_ID = ?", Long.class, order);
        granted(returnOrders.takeBack(new ReturnRequest(
                purpose(order, key), List.of(ReturnRequest.Line.pieces(item, 1)), ShippingChoice.AS_CONFIGURED)));
    }

    private static Purpose purpose(long order, String key) {
        return new Purpose(order, key, null, "service", "changed their mind");
    }

    private long available() {
        return ledger.balance(new MemberId(ana)).available().value();
    }
}
