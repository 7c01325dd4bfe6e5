package org.pointsmall.loyalty.earning.jdbc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.condition.jdbc.ConditionJson;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.jdbc.DraftJson;
import org.pointsmall.loyalty.earning.RuleKind;
import org.pointsmall.loyalty.refusal.Invalid;

import static org.assertj.core.api.Assertions.assertThat;

class RuleDraftJsonTest {

    @Test
    void objectsAndListsBecomePaths() {
        DraftJson.Read read = new DraftJson(new RuleKind(ConditionJson.TEXT))
                .read(
                        """
                {"name":"Steps","active":true,"priority":7,"perOrder":null,
                 "scope":{"products":[12,15],"stores":[]},
                 "window":{"weekdays":["WEDNESDAY"]},
                 "effect":{"kind":"ORDER_STEPS","steps":[{"from":100.25,"bonus":10},{"from":"5e2","bonus":100}]}}
                """);

        assertThat(read.wrong()).isEmpty();
        assertThat(read.draft())
                .isEqualTo(Draft.EMPTY
                        .with("name", "Steps")
                        .with("active", "true")
                        .with("priority", "7")
                        .with("scope.products", "12", "15")
                        .with("window.weekdays", "WEDNESDAY")
                        .with("effect.kind", "ORDER_STEPS")
                        .with("effect.steps[0].from", "100.25")
                        .with("effect.steps[0].bonus", "10")
                        .with("effect.steps[1].from", "5e2")
                        .with("effect.steps[1].bonus", "100"));
    }

    @Test
    void fieldsThatRulesDoNotHaveAreAllNamed() {
        assertThat(new DraftJson(new RuleKind(ConditionJson.TEXT))
                        .read(
                                """
                        {"nam":"x","effect":{"kind":"MULTIPLIER","factors":2,"steps":[{"form":1}]},"window":5,"limits":[[]]}
                        """)
                        .wrong())
                .containsExactly(
                        Invalid.of("nam", "UNKNOWN_FIELD"),
                        Invalid.of("effect.factors", "UNKNOWN_FIELD"),
                        Invalid.of("effect.steps[0].form", "UNKNOWN_FIELD"),
                        Invalid.of("window", "UNKNOWN_FIELD"),
                        Invalid.of("limits", "UNKNOWN_FIELD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rule", "[]", "{", "{} {}", "{\"name\":\"a\",\"name\":\"b\"}", "null"})
    void whatIsNoObjectIsRefused(String json) {
        assertThat(new DraftJson(new RuleKind(ConditionJson.TEXT)).read(json).wrong())
                .containsExactly(Invalid.of("", "NOT_JSON"));
    }

    @Test
    void whatIsLongerThanAnyRuleIsNotRead() {
        assertThat(new DraftJson(new RuleKind(ConditionJson.TEXT))
                        .read(" ".repeat(200_001))
                        .wrong())
                .containsExactly(
                        Invalid.of("", "TOO_LONG").with("length", 200_001).with("most", 200_000));
    }
}
