package org.pointsmall.loyalty.broadleaf;

import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.earning.EarningDecision;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.redemption.EstimateEarnings;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.statement.Statements;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.GiveTier;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.QualifyingPeriod;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.trace.TraceLine;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** What a shopper is told that a cart earns is what it is awarded when it is ordered, in the real store. */
@StoreTest
@TestPropertySource(properties = "broadleaf.database.url=jdbc:h2:mem:loyalty-checkout")
class EstimatesInTheStoreTest {
    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final TierCode GOLD = new TierCode("gold");

    @Autowired
    Shop shop;

    @Autowired
    EstimateEarnings estimate;

    @Autowired
    OffsetCart offsetCart;

    @Autowired
    Catalogue names;

    @Autowired
    Ledger ledger;

    @Autowired
    Statements statements;

    @Autowired
    Transactions transactions;

    @Autowired
    EditDefinitions<RuleTerms> edit;

    @Autowired
    Latest<RuleBook> rules;

    @Autowired
    RedemptionTerms terms;

    @Autowired
    TierSchemes schemes;

    @Autowired
    GiveTier giveTier;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    private final List<Version<RuleTerms>> saved = new ArrayList<>();
    private long lantern;
    private long ana;

    @BeforeEach
    void aMember() {
        clock.beOnTime();
        lantern = shop.product("12.34");
        ana = shop.member();
    }

    /** Other tests share the store. */
    @AfterEach
    void asBefore() {
        saved.forEach(rule -> edit.change(rule.ref(), rule.terms(), false, "test"));
        rules.refresh();
        save(List.of());
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aCartEarnsAtTheBaseRate(Flow flow) {
        assertThat(awardedAsEstimated(shop.cart(ana, lantern, 2), flow)).isEqualTo(24);
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void whatPointsPayAndWhatIsFlaggedEarnsNothing(Flow flow) {
        give(1000);
        long order = shop.cart(ana, lantern, 2);
        long flagged = shop.product("5.00");
        jdbc.update("UPDATE BLC_PRODUCT SET LOYALTY_NO_EARN = TRUE WHERE PRODUCT_ID = ?", flagged);
        shop.add(ana, order, flagged, 1);
        apply(order, PointsWish.of(Points.of(500)));

        assertThat(awardedAsEstimated(order, flow))
                .as("500 points pay 5.00 of 29.68, and of the 24.68 what 5.00 x 24.68 / 29.68 leave")
                .isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void rulesWithConditionsByLineAndTiersAndLimitsPartlyUsedCount(Flow flow) {
        save(List.of(new Tier(GOLD, new TierName("Gold", "金卡"), 1, 100_000, new Benefits(150, null, 100))));
        granted(giveTier.give(new MemberId(ana), GOLD, "test", "the best of all"));
        Condition cheapLines = new Comparison(Field.LINE_PRICE, Operator.AT_MOST, List.of(new Value.Whole(1_000)));
        save(RuleScope.EVERYTHING, cheapLines, new Effect.Multiplier(300), Limit.budget(Limit.Period.EVER, 1_000));
        save(
                RuleScope.ofProducts(lantern),
                Condition.always(),
                new Effect.FixedBonus(Points.of(40)),
                Limit.perMember(Limit.Period.DAY, 55));
        give(700);
        shop.checkout(ana, shop.cart(ana, lantern, 1), flow);
        long order = shop.cart(ana, lantern, 2);
        shop.add(ana, order, shop.product("3.33"), 3);
        apply(order, PointsWish.max());

        long awarded = awardedAsEstimated(order, flow);

        assertThat(lastAward().trace())
                .extracting(TraceLine::code)
                .contains("earn.less-offset", "earn.tier", "earn.rule-multiplier", "earn.rule-bonus", "earn.limited");
        assertThat(awarded).isPositive();
    }

    @Test
    void aProductEarnsWhatACartOfItWould() {
        long order = shop.cart(ana, lantern, 3);
        EarningDecision ofCart = shop.inCart(ana, order, () -> granted(estimate.ofCart()));
        EarningDecision ofProduct =
                shop.as(ana, () -> estimate.ofProduct(lantern, 3).orElseThrow());

        assertThat(ofProduct.points()).isEqualTo(ofCart.points()).isEqualTo(Points.of(37));
        assertThat(ofProduct.trace()).isEqualTo(ofCart.trace());
    }

    @Test
    void theSalePriceIsWhatACartTakes() {
        jdbc.update(
                "UPDATE BLC_SKU SET SALE_PRICE = 10.00 WHERE SKU_ID ="
                        + " (SELECT DEFAULT_SKU_ID FROM BLC_PRODUCT WHERE PRODUCT_ID = ?)",
                lantern);

        assertThat(ofProduct(lantern)).contains(Points.of(10));
    }

    @Test
    void whatTheStoreDoesNotSellEarnsNothingAtAll() {
        jdbc.update(
                "UPDATE BLC_SKU SET ACTIVE_END_DATE = ACTIVE_START_DATE WHERE SKU_ID ="
                        + " (SELECT DEFAULT_SKU_ID FROM BLC_PRODUCT WHERE PRODUCT_ID = ?)",
                lantern);

        assertThat(ofProduct(lantern)).isEmpty();
        assertThat(ofProduct(-5)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AVAILABLE_FLAG = 'N'", "INVENTORY_TYPE = 'UNAVAILABLE'"})
    void neitherDoesWhatItsInventoryDoesNotHave(String state) {
        jdbc.update(
                "UPDATE BLC_SKU SET " + state + " WHERE SKU_ID ="
                        + " (SELECT DEFAULT_SKU_ID FROM BLC_PRODUCT WHERE PRODUCT_ID = ?)",
                lantern);

        assertThat(ofProduct(lantern)).isEmpty();
    }

    @Test
    void namesAreTheStores() {
        long category = 900_000 + lantern;
        jdbc.update("INSERT INTO BLC_CATEGORY (CATEGORY_ID, NAME) VALUES (?, 'Lights')", category);

        Catalogue.Names found = names.names(Set.of(lantern, -1L), Set.of(category, -2L));

        assertThat(found.products()).containsOnly(Map.entry(lantern, "Lantern"));
        assertThat(found.categories()).containsOnly(Map.entry(category, "Lights"));
    }

    private Optional<Points> ofProduct(long product) {
        shop.forgetProducts();
        return shop.as(ana, () -> estimate.ofProduct(product, 1).map(EarningDecision::points));
    }

    /** Estimates, then orders: both say the same, for the same reasons. */
    private long awardedAsEstimated(long order, Flow flow) {
        EarningDecision told = shop.inCart(ana, order, () -> granted(estimate.ofCart()));
        shop.checkout(ana, order, flow);
        JournalEntry award = lastAward();
        assertThat(award.points()).isEqualTo(told.points().value());
        assertThat(award.trace()).isEqualTo(told.trace());
        assertThat(told.allocation().points()).isEqualTo(told.points());
        return award.points();
    }

    private JournalEntry lastAward() {
        return statements.page(new MemberId(ana), null, 10).stream()
                .map(Statements.Line::entry)
                .filter(entry -> entry.kind() == EntryKind.EARN)
                .findFirst()
                .orElseThrow();
    }

    private void give(long points) {
        transactions.required(() -> granted(ledger.earn(new Earning(
                new MemberId(ana),
                PostingKey.of("given-to", ana),
                Points.of(points),
                null,
                LotPolicy.LASTING,
                "test",
                List.of()))));
    }

    private void apply(long order, PointsWish wish) {
        assertThat(shop.inCart(ana, order, () -> offsetCart.apply(wish))).isInstanceOf(Outcome.Done.class);
    }

    private void save(RuleScope scope, Condition condition, Effect effect, Limit... limits) {
        RuleTerms rule = new RuleTerms(
                "a rule",
                RuleGroup.EVERYONE,
                1,
                scope,
                RuleAudience.EVERYONE,
                Window.always(ZONE),
                condition,
                effect,
                null,
                List.of(limits));
        saved.add(((EditResult.Saved<RuleTerms>) edit.add(rule, true, "test")).version());
        rules.refresh();
    }

    private void save(List<Tier> defined) {
        TierSchemes.Revision inForce = schemes.inForce();
        Currency currency = terms.standardRate().money().currency();
        TierScheme scheme = new TierScheme(
                Measure.POINTS,
                new QualifyingPeriod.Calendar(QualifyingPeriod.Unit.YEAR),
                Period.ZERO,
                currency,
                defined);
        assertThat(schemes.save(inForce == null ? 0 : inForce.number(), scheme, "test"))
                .isInstanceOf(TierSchemes.Saved.InForce.class);
        schemes.refresh();
    }
}
