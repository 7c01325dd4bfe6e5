package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.condition.Any;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.condition.jdbc.ConditionJson;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.transaction.Transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.earning.RuleFixture.aRule;

class RulesInForceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final TierCode GOLD = new TierCode("gold");

    private final InMemoryVersions<RuleTerms> store = new InMemoryVersions<>();
    private final Transactions transactions = new InMemoryTransactions(new InMemoryLedgerStore());
    private final Latest<RuleBook> inForce = Latest.inForce(store, RuleBook::of, transactions);
    private final Uses<TierCode> withTiers =
            Uses.inForce(Uses.Kind.RULE, new RuleKind(ConditionJson.TEXT), store, RuleTerms::names, transactions);

    @Test
    void aRuleIsInForceFromTheNextLookUntilItIsSwitchedOff() {
        assertThat(inForce.book().rules()).isEmpty();
        Version<RuleTerms> rule = add(aRule(), true);
        add(aRule(), false);

        assertThat(inForce.refresh()).isTrue();
        assertThat(inForce.book().rules()).containsExactly(new EarningRule(rule.ref(), rule.terms()));
        assertThat(inForce.book().revision()).isEqualTo(store.revision());
        assertThat(inForce.refresh()).as("nothing has changed").isFalse();

        store.change(rule.ref(), rule.terms(), false, NOW, "olga");
        assertThat(inForce.refresh()).isTrue();
        assertThat(inForce.book().rules()).isEmpty();
    }

    @Test
    void aTierIsNamedByAnAudienceOrAnywhereInACondition() {
        Version<RuleTerms> audience = add(aRule().to(RuleAudience.ofTiers("silver", "gold")), true);
        Version<RuleTerms> condition = add(aRule().where(tier(Operator.ONE_OF, "silver", "gold")), true);
        Version<RuleTerms> anyCase = add(aRule().where(tier(Operator.IS_IN_ANY_CASE, "GOLD")), true);
        Version<RuleTerms> deep = add(
                aRule().where(new Any(List.of(
                        tier(Operator.IS, "silver"), new Any(List.of(tier(Operator.IS, "gold"), channel("app")))))),
                true);
        add(aRule(), true);
        add(aRule().to(RuleAudience.ofTiers("silver")), true);
        add(aRule().where(tier(Operator.IS, "silver")), true);
        add(aRule().where(channel("gold")), true);
        add(aRule().where(new Any(List.of(tier(Operator.IS, "silver"), channel("app")))), true);
        add(aRule().to(RuleAudience.ofSegments("gold")), true);
        add(aRule().to(RuleAudience.ofTiers("gold")), false);

        assertThat(withTiers.of(GOLD))
                .extracting(Uses.Use::id)
                .containsExactly(
                        audience.ref().id(),
                        condition.ref().id(),
                        anyCase.ref().id(),
                        deep.ref().id());
        assertThat(withTiers.of(GOLD))
                .allSatisfy(use -> assertThat(use.kind()).isEqualTo(Uses.Kind.RULE))
                .first()
                .satisfies(
                        use -> assertThat(use.name()).isEqualTo(audience.terms().name()));
    }

    private Version<RuleTerms> add(RuleFixture rule, boolean active) {
        return store.add(rule.terms(), active, NOW, "olga");
    }

    private static Comparison tier(Operator operator, String... codes) {
        return new Comparison(
                Field.MEMBER_TIER,
                operator,
                List.of(codes).stream()
                        .map(Value.Text::new)
                        .map(Value.class::cast)
                        .toList());
    }

    private static Comparison channel(String code) {
        return new Comparison(Field.ORDER_CHANNEL, Operator.IS, List.of(new Value.Text(code)));
    }
}
