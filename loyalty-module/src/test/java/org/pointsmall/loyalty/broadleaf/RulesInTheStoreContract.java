package org.pointsmall.loyalty.broadleaf;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.condition.All;
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
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What rules ask of the real store: its categories, products, customers and orders. 24.68 paid are 24 points. */
@StoreTest
abstract class RulesInTheStoreContract {
    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Autowired
    Shop shop;

    @Autowired
    Ledger ledger;

    @Autowired
    EditDefinitions<RuleTerms> edit;

    @Autowired
    Latest<RuleBook> rules;

    @Autowired
    ProveLedger proveLedger;

    @Autowired
    JdbcTemplate jdbc;

    private final List<Version<RuleTerms>> saved = new ArrayList<>();
    private long lantern;
    private long ana;

    @BeforeEach
    void aMember() {
        lantern = shop.product("12.34");
        ana = shop.member();
    }

    @AfterEach
    void noRuleStays() {
        saved.forEach(rule -> edit.change(rule.ref(), rule.terms(), false, "test"));
        rules.refresh();
        assertThat(proveLedger.prove().differences()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aCategoryIsMeantWithAllThatIsBelowIt(Flow flow) {
        long id = 900_000 + lantern;
        jdbc.update("INSERT INTO BLC_CATEGORY (CATEGORY_ID, NAME) VALUES (?, 'Lights')", id);
        jdbc.update(
                "INSERT INTO BLC_CATEGORY (CATEGORY_ID, NAME, DEFAULT_PARENT_CATEGORY_ID) VALUES (?, 'Lanterns', ?)",
                id + 1_000_000,
                id);
        jdbc.update("UPDATE BLC_PRODUCT SET DEFAULT_CATEGORY_ID = ? WHERE PRODUCT_ID = ?", id + 1_000_000, lantern);
        save(RuleScope.ofCategories(id), RuleAudience.EVERYONE, new Effect.Multiplier(200));

        buy(flow);

        assertThat(available()).isEqualTo(49);
    }

    @Test
    void aProductIsNewFromItsFirstDayOnSale() {
        save(RuleScope.ofNewProducts(30), RuleAudience.EVERYONE, new Effect.Multiplier(200));

        buy(Flow.BROADLEAF);
        assertThat(available()).as("on sale since 1970").isEqualTo(24);
        jdbc.update(
                "UPDATE BLC_SKU SET ACTIVE_START_DATE = ? WHERE SKU_ID ="
                        + " (SELECT DEFAULT_SKU_ID FROM BLC_PRODUCT WHERE PRODUCT_ID = ?)",
                Timestamp.from(Instant.now().minus(Duration.ofDays(2))),
                lantern);
        buy(Flow.BROADLEAF);

        assertThat(available()).isEqualTo(24 + 49);
    }

    @Test
    void theMonthOfTheCustomersBirthdayCounts() {
        save(RuleScope.EVERYTHING, RuleAudience.inBirthdayMonth(), new Effect.Multiplier(200));

        buy(Flow.BROADLEAF);
        assertThat(available()).as("a birthday nobody knows").isEqualTo(24);
        birthday("tomorrow");
        buy(Flow.BROADLEAF);
        assertThat(available()).as("a birthday that is no day").isEqualTo(24 + 24);
        birthday(LocalDate.now(ZONE).withYear(1990).withDayOfMonth(3).toString());
        buy(Flow.BROADLEAF);

        assertThat(available()).isEqualTo(24 + 24 + 49);
    }

    private void birthday(String day) {
        jdbc.update("DELETE FROM BLC_CUSTOMER_ATTRIBUTE WHERE CUSTOMER_ID = ?", ana);
        jdbc.update(
                "INSERT INTO BLC_CUSTOMER_ATTRIBUTE (CUSTOMER_ATTR_ID, CUSTOMER_ID, NAME, VALUE)"
                        + " VALUES (?, ?, 'birthday', ?)",
                900_000 + ana,
                ana,
                day);
    }

    @Test
    void theFirstOrderIsTheFirstThatEarns() {
        save(RuleScope.EVERYTHING, RuleAudience.onFirstOrder(), new Effect.FixedBonus(Points.of(88)));

        buy(Flow.OUTER_TRANSACTION);
        assertThat(available()).isEqualTo(24 + 88);
        buy(Flow.BROADLEAF);

        assertThat(available()).isEqualTo(24 + 88 + 24);
    }

    @Test
    void aBudgetIsCountedWithTheAward() {
        save(
                RuleScope.EVERYTHING,
                RuleAudience.EVERYONE,
                new Effect.Multiplier(200),
                Limit.budget(Limit.Period.EVER, 30));

        buy(Flow.OUTER_TRANSACTION);
        assertThat(available()).isEqualTo(49);
        buy(Flow.BROADLEAF);
        // The first one gave 25 of the 30: what its base of 24.68 left over is part of what the rule adds.
        assertThat(available()).isEqualTo(49 + 24 + 5);
        buy(Flow.OUTER_TRANSACTION);

        assertThat(available()).isEqualTo(49 + 24 + 5 + 24);
    }

    @Test
    void theChannelIsAnAttributeOfTheOrder() {
        save(RuleScope.ofChannels("app"), RuleAudience.EVERYONE, new Effect.Multiplier(200));

        buy(Flow.BROADLEAF);
        assertThat(available()).isEqualTo(24);
        buyNoting("channel", "app");

        assertThat(available()).isEqualTo(24 + 49);
    }

    @Test
    void aRuleComesIntoForceByItself() {
        RuleTerms terms = terms(RuleScope.EVERYTHING, RuleAudience.EVERYONE, new Effect.Multiplier(200));
        long before = rules.book().revision();

        saved.add(((EditResult.Saved<RuleTerms>) edit.add(terms, true, "test")).version());

        Instant end = Instant.now().plus(PATIENCE);
        while (rules.book().revision() == before) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
        buy(Flow.BROADLEAF);
        assertThat(available()).isEqualTo(49);
    }

    @Test
    void aConditionAsksTheStore() {
        long id = 900_000 + lantern;
        jdbc.update("INSERT INTO BLC_CATEGORY (CATEGORY_ID, NAME) VALUES (?, 'Lamps')", id);
        jdbc.update("UPDATE BLC_PRODUCT SET DEFAULT_CATEGORY_ID = ? WHERE PRODUCT_ID = ?", id, lantern);
        Condition condition = new All(List.of(
                new Comparison(Field.attribute("voucher"), Operator.STARTS_WITH, List.of(new Value.Text("NOV"))),
                new Comparison(Field.MEMBER_ORDERS, Operator.IS, List.of(new Value.Whole(1))),
                new Comparison(Field.MEMBER_DAYS, Operator.AT_MOST, List.of(new Value.Whole(1))),
                new Comparison(
                        Field.LINE_CATEGORIES, Operator.HAS_ANY_OF, List.of(new Value.Text(Long.toString(id))))));
        save(terms(RuleScope.EVERYTHING, RuleAudience.EVERYONE, condition, new Effect.Multiplier(200)));

        buyNoting("voucher", "NOV-1");
        assertThat(available()).as("the first order").isEqualTo(24);
        buyNoting("voucher", "DEC-1");
        assertThat(available()).as("another voucher").isEqualTo(24 + 24);
        ana = shop.member();
        buy(Flow.BROADLEAF);
        buyNoting("voucher", "NOV-1");

        assertThat(available()).isEqualTo(24 + 49);
    }

    private void save(RuleScope scope, RuleAudience audience, Effect effect, Limit... limits) {
        save(terms(scope, audience, effect, limits));
    }

    private void save(RuleTerms terms) {
        saved.add(((EditResult.Saved<RuleTerms>) edit.add(terms, true, "test")).version());
        rules.refresh();
    }

    private static RuleTerms terms(RuleScope scope, RuleAudience audience, Effect effect, Limit... limits) {
        return terms(scope, audience, Condition.always(), effect, limits);
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

    private void buy(Flow flow) {
        shop.checkout(ana, shop.cart(ana, lantern, 2), flow);
    }

    private void buyNoting(String attribute, String value) {
        long order = shop.cart(ana, lantern, 2);
        jdbc.update(
                "INSERT INTO BLC_ORDER_ATTRIBUTE (ORDER_ATTRIBUTE_ID, ORDER_ID, NAME, VALUE) VALUES (?, ?, ?, ?)",
                900_000 + order,
                order,
                attribute,
                value);
        shop.checkout(ana, order, Flow.BROADLEAF);
    }

    private long available() {
        return ledger.balance(new MemberId(ana)).available().value();
    }
}
