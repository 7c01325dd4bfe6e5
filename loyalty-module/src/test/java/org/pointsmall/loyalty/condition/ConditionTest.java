package org.pointsmall.loyalty.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.condition.Conditions.channelIs;
import static org.pointsmall.loyalty.condition.Conditions.comparison;

class ConditionTest {
    private static final Condition APP = channelIs("app");
    private static final Condition SIX_ITEMS = comparison(Field.ORDER_ITEMS, Operator.AT_LEAST, 6L);
    private static final Condition SHOES = comparison(Field.LINE_CATEGORIES, Operator.HAS_ANY_OF, "shoes");

    @ParameterizedTest
    @CsvSource({
        "TRUE, TRUE, TRUE, TRUE",
        "TRUE, FALSE, FALSE, TRUE",
        "TRUE, UNKNOWN, UNKNOWN, TRUE",
        "FALSE, TRUE, FALSE, TRUE",
        "FALSE, FALSE, FALSE, FALSE",
        "FALSE, UNKNOWN, FALSE, UNKNOWN",
        "UNKNOWN, TRUE, UNKNOWN, TRUE",
        "UNKNOWN, FALSE, FALSE, UNKNOWN",
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN"
    })
    void groupsDecideAsFarAsIsKnown(Truth channel, Truth items, Truth all, Truth any) {
        FactSheet facts = new FactSheet();
        if (channel != Truth.UNKNOWN) {
            facts.text(Field.ORDER_CHANNEL, channel == Truth.TRUE ? "app" : "web");
        }
        if (items != Truth.UNKNOWN) {
            facts.number(Field.ORDER_ITEMS, items == Truth.TRUE ? 6 : 5);
        }

        assertThat(new All(List.of(APP, SIX_ITEMS)).truth(facts)).isEqualTo(all);
        assertThat(new Any(List.of(APP, SIX_ITEMS)).truth(facts)).isEqualTo(any);
        assertThat(new All(List.of(APP, SIX_ITEMS)).holds(facts)).isEqualTo(all == Truth.TRUE);
    }

    @Test
    void whatIsNotKnownIsNotKnownInTheOppositeEither() {
        Facts noChannel = new FactSheet();

        assertThat(APP.holds(noChannel)).isFalse();
        assertThat(new Not(APP).holds(noChannel)).isFalse();
        assertThat(comparison(Field.ORDER_CHANNEL, Operator.IS_NOT, "app").holds(noChannel))
                .isFalse();
        assertThat(new Not(APP).holds(Conditions.channel("web"))).isTrue();
    }

    @Test
    void deMorganHoldsForWhateverIsKnown() {
        for (long seed = 0; seed < 3_000; seed++) {
            RandomConditions random = new RandomConditions(seed);
            List<Condition> parts = List.of(random.comparison(), random.comparison(), random.comparison());
            List<Condition> opposites =
                    parts.stream().map(part -> (Condition) new Not(part)).toList();
            Facts facts = random.facts();

            assertThat(new Not(new All(parts)).truth(facts))
                    .as("seed " + seed)
                    .isEqualTo(new Any(opposites).truth(facts));
            assertThat(new Not(new Any(parts)).truth(facts))
                    .as("seed " + seed)
                    .isEqualTo(new All(opposites).truth(facts));
            assertThat(new Not(new Not(parts.get(0))).truth(facts))
                    .isEqualTo(parts.get(0).truth(facts));
        }
    }

    @Test
    void anOperatorAndItsOppositeNeverAgree() {
        Map<Operator, Operator> opposites = Map.of(
                Operator.IS, Operator.IS_NOT,
                Operator.ONE_OF, Operator.NONE_OF,
                Operator.MORE_THAN, Operator.AT_MOST,
                Operator.AT_LEAST, Operator.LESS_THAN,
                Operator.CONTAINS, Operator.CONTAINS_NOT,
                Operator.STARTS_WITH, Operator.STARTS_NOT_WITH,
                Operator.ENDS_WITH, Operator.ENDS_NOT_WITH,
                Operator.HAS_ANY_OF, Operator.HAS_NONE_OF,
                Operator.IS_PRESENT, Operator.IS_BLANK);
        for (long seed = 0; seed < 3_000; seed++) {
            RandomConditions random = new RandomConditions(seed);
            Comparison one = random.comparison();
            Operator opposite = opposites.get(one.operator());
            if (opposite != null && opposite.appliesTo(one.field().type())) {
                Condition other = new Comparison(one.field(), opposite, one.values());
                Facts facts = random.facts();
                assertThat(new Not(one).truth(facts)).as(one.toString()).isEqualTo(other.truth(facts));
            }
        }
    }

    @Test
    void theConditionWithoutPartsHoldsForEverything() {
        assertThat(Condition.always().holds(field -> null)).isTrue();
        assertThat(Condition.always().isAlways()).isTrue();
        assertThat(APP.isAlways()).isFalse();
    }

    @Test
    void joiningWithWhatAlwaysHoldsChangesNothing() {
        assertThat(Condition.always().and(APP)).isEqualTo(APP);
        assertThat(APP.and(Condition.always())).isEqualTo(APP);
        assertThat(APP.and(SIX_ITEMS)).isEqualTo(new All(List.of(APP, SIX_ITEMS)));
    }

    @Test
    void asksOnlyUntilItKnowsAndOnlyOnceEach() {
        List<String> asked = new ArrayList<>();
        Facts facts = new FactSheet()
                .text(Field.ORDER_CHANNEL, "web")
                .lookUp(Field.MEMBER_ORDERS, () -> {
                    asked.add("orders");
                    return new Value.Whole(3);
                })
                .lookUp(Field.MEMBER_DAYS, () -> {
                    asked.add("days");
                    return null;
                });
        Condition threeOrders = comparison(Field.MEMBER_ORDERS, Operator.IS, 3L);
        Condition twoDays = comparison(Field.MEMBER_DAYS, Operator.IS, 2L);

        assertThat(new All(List.of(APP, threeOrders)).holds(facts)).isFalse();
        assertThat(asked).isEmpty();
        assertThat(new Any(List.of(threeOrders, twoDays, threeOrders)).holds(facts))
                .isTrue();
        assertThat(threeOrders.holds(facts)).isTrue();
        assertThat(asked).containsExactly("orders");
        assertThat(twoDays.holds(facts)).isFalse();
        assertThat(twoDays.holds(facts)).isFalse();
        assertThat(asked).containsExactly("orders", "days");
    }

    @Test
    void knowsWhatItAsksForAndWhetherOfALine() {
        Condition condition = new All(List.of(APP, new Not(new Any(List.of(SHOES, APP)))));

        assertThat(condition.fields()).containsExactly(Field.ORDER_CHANNEL, Field.LINE_CATEGORIES);
        assertThat(condition.isOfLines()).isTrue();
        assertThat(APP.isOfLines()).isFalse();
        assertThat(Condition.always().isOfLines()).isFalse();
    }

    @Test
    void asksALineBeforeItsOrder() {
        Facts order = new FactSheet().text(Field.ORDER_CHANNEL, "app").number(Field.ORDER_ITEMS, 6);
        Facts line = new FactSheet().texts(Field.LINE_CATEGORIES, Set.of("shoes"));

        assertThat(new All(List.of(APP, SHOES)).holds(line.orElse(order))).isTrue();
        assertThat(new All(List.of(APP, SHOES)).holds(order)).isFalse();
    }

    @Test
    void isEqualByValue() {
        for (long seed = 0; seed < 500; seed++) {
            Condition one = new RandomConditions(seed).next();
            Condition same = new RandomConditions(seed).next();

            assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
        }
        assertThat(new All(List.of(APP))).isNotEqualTo(new Any(List.of(APP)));
        assertThat(Field.attribute("a")).isEqualTo(Field.attribute("a")).isNotEqualTo(Field.attribute("b"));
    }

    @Test
    void tellsItselfLineByLine() {
        Condition condition = new All(List.of(
                comparison(Field.ORDER_SUBTOTAL, Operator.BETWEEN, 100L, 20000L),
                new Not(comparison(Field.ORDER_CHANNEL, Operator.ONE_OF, "app", "mini")),
                comparison(Field.ORDER_STORE, Operator.IS_BLANK)));

        assertThat(condition.phrases())
                .containsExactly(
                        new Phrase(0, "condition.all", Map.of()),
                        new Phrase(
                                1,
                                "condition.between",
                                Map.of("field", "order.subtotal", "type", "MONEY", "low", "100", "high", "20000")),
                        new Phrase(1, "condition.not", Map.of()),
                        new Phrase(
                                2,
                                "condition.one-of",
                                Map.of("field", "order.channel", "type", "TEXT", "value", "app, mini")),
                        new Phrase(1, "condition.is-blank", Map.of("field", "order.store", "type", "TEXT")));
        assertThat(Condition.always().phrases()).containsExactly(new Phrase(0, "condition.always", Map.of()));
    }
}
