package org.pointsmall.loyalty.definition;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.condition.All;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Not;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.earning.TargetsFixture;
import org.pointsmall.loyalty.refusal.Invalid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ConditionChecksTest {

    @ParameterizedTest
    @CsvSource({
        "member.tier,     is,               Gold,      UNKNOWN",
        "member.tier,     is-not,           platinum,  UNKNOWN",
        "member.tier,     one-of,           Silver,    UNKNOWN",
        "member.tier,     is-in-any-case,   emerald,   UNKNOWN",
        "member.segments, has-any-of,       Loyal,     UNKNOWN",
        "member.segments, has-none-of,      everyone,  UNKNOWN",
        "line.product,    is,               abc,       UNKNOWN",
        "line.product,    is,               100,       UNKNOWN",
        "line.product,    is,               07,        UNKNOWN",
        "line.product,    is,               99999999999999999999, UNKNOWN",
        "line.categories, has-any-of,       Kitchen,   UNKNOWN",
        "order.currency,  is,               Yuan,      OTHER_CURRENCY",
        "order.currency,  is,               cny,       OTHER_CURRENCY",
        "order.currency,  one-of,           USD,       OTHER_CURRENCY",
        "order.channel,   is,               app\u200B, NOT_LEGIBLE",
        "order.store,     contains,         \u202Emain, NOT_LEGIBLE"
    })
    void refusesWhatNoOrderEverHas(String field, String operator, String value, String code) {
        Condition condition = comparison(field, operator, value);

        assertThat(wrong(condition))
                .extracting(Invalid::field, Invalid::code)
                .containsExactly(tuple("condition/values/0", code));
        assertThat(wrong(new All(List.of(comparison("order.channel", "is", "app"), new Not(condition)))))
                .extracting(Invalid::field)
                .containsExactly("condition/1/0/values/0");
    }

    @ParameterizedTest
    @CsvSource({
        "member.tier,     is,               gold",
        "member.tier,     is-in-any-case,   GOLD",
        "member.tier,     contains,         old",
        "member.segments, has-any-of,       loyal",
        "line.product,    is,               7",
        "line.categories, has-none-of,      99",
        "order.currency,  is,               CNY",
        "order.currency,  is-in-any-case,   cny",
        "order.channel,   is,               'app, mini'",
        "order.attribute.table no., is,     anything"
    })
    void takesWhatThereIs(String field, String operator, String value) {
        assertThat(wrong(comparison(field, operator, value))).isEmpty();
    }

    @Test
    void refusesWhatContradictsItself() {
        Condition never = new All(List.of(
                new Comparison(Field.ORDER_ITEMS, Operator.AT_LEAST, List.of(new Value.Whole(5))),
                new Comparison(Field.ORDER_ITEMS, Operator.LESS_THAN, List.of(new Value.Whole(5)))));

        assertThat(wrong(never)).containsExactly(Invalid.of("condition", "NEVER_HOLDS"));
    }

    private static List<Invalid> wrong(Condition condition) {
        List<Invalid> wrong = new ArrayList<>();
        new ConditionChecks(TargetsFixture.targets(), Currency.getInstance("CNY"), Field::isOfPurchases, wrong)
                .check(condition);
        return wrong;
    }

    private static Comparison comparison(String field, String operator, String value) {
        return new Comparison(
                Field.named(field).orElseThrow(),
                Operator.coded(operator).orElseThrow(),
                List.of(new Value.Text(value)));
    }
}
