package org.pointsmall.loyalty.condition;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.pointsmall.loyalty.condition.Conditions.channelIs;
import static org.pointsmall.loyalty.condition.Conditions.comparison;

class ContradictionTest {

    static Stream<Arguments> neverSo() {
        Condition above = comparison(Field.ORDER_SUBTOTAL, Operator.MORE_THAN, 10_000L);
        Condition below = comparison(Field.ORDER_SUBTOTAL, Operator.LESS_THAN, 10_001L);
        Condition noItem = comparison(Field.ORDER_ITEMS, Operator.LESS_THAN, 1L);
        return Stream.of(
                arguments(all(above, below), ""),
                arguments(all(channelIs("app"), all(above, below)), "/1"),
                arguments(all(above, all(below)), ""),
                arguments(noItem, ""),
                arguments(comparison(Field.ORDER_SUBTOTAL, Operator.LESS_THAN, 0L), ""),
                arguments(comparison(Field.LINE_QUANTITY, Operator.IS, 0L), ""),
                arguments(all(channelIs("app"), channelIs("mini")), ""),
                arguments(all(channelIs("app"), comparison(Field.ORDER_CHANNEL, Operator.CONTAINS, "mini")), ""),
                arguments(all(channelIs("app"), comparison(Field.ORDER_CHANNEL, Operator.IS_BLANK)), ""),
                arguments(
                        all(
                                comparison(Field.ORDER_CHANNEL, Operator.ONE_OF, "app", "mini"),
                                comparison(Field.ORDER_CHANNEL, Operator.NONE_OF, "mini", "app")),
                        ""),
                arguments(
                        all(
                                comparison(Field.ORDER_DAY, Operator.AT_LEAST, "2027-11-12"),
                                comparison(Field.ORDER_DAY, Operator.IS, "2027-11-11")),
                        ""),
                arguments(
                        all(
                                comparison(Field.MEMBER_FIRST_ORDER, Operator.IS, true),
                                comparison(Field.MEMBER_FIRST_ORDER, Operator.IS, false)),
                        ""),
                arguments(
                        all(
                                comparison(Field.LINE_CATEGORIES, Operator.HAS_ANY_OF, "5"),
                                comparison(Field.LINE_CATEGORIES, Operator.HAS_NONE_OF, "5", "6")),
                        ""),
                arguments(
                        all(
                                comparison(Field.MEMBER_SEGMENTS, Operator.IS_BLANK),
                                comparison(Field.MEMBER_SEGMENTS, Operator.HAS_ANY_OF, "loyal")),
                        ""),
                arguments(
                        all(
                                comparison(Field.MEMBER_SEGMENTS, Operator.COUNT_AT_MOST, 0L),
                                comparison(Field.MEMBER_SEGMENTS, Operator.HAS_ANY_OF, "loyal")),
                        ""),
                arguments(
                        all(
                                comparison(Field.MEMBER_SEGMENTS, Operator.COUNT_AT_MOST, 2L),
                                comparison(Field.MEMBER_SEGMENTS, Operator.COUNT_AT_LEAST, 3L)),
                        ""),
                arguments(
                        all(
                                comparison(Field.ORDER_ITEMS, Operator.IS, 5L),
                                comparison(Field.ORDER_ITEMS, Operator.IS_NOT, 5L)),
                        ""),
                arguments(
                        all(
                                comparison(Field.ORDER_ITEMS, Operator.AT_MOST, 1L),
                                comparison(Field.ORDER_ITEMS, Operator.NONE_OF, 1L, 7L)),
                        ""),
                arguments(
                        all(
                                comparison(Field.ORDER_ITEMS, Operator.ONE_OF, 5L, 7L),
                                comparison(Field.ORDER_ITEMS, Operator.IS, 6L)),
                        ""),
                arguments(any(noItem, all(channelIs("a"), channelIs("b"))), "/0"));
    }

    @ParameterizedTest
    @MethodSource("neverSo")
    void findsWhatIsNeverSo(Condition condition, String path) {
        assertThat(Contradiction.in(condition)).contains(path);
    }

    static Stream<Condition> maybeSo() {
        Condition above = comparison(Field.ORDER_SUBTOTAL, Operator.MORE_THAN, 10_000L);
        return Stream.of(
                Condition.always(),
                all(above, comparison(Field.ORDER_SUBTOTAL, Operator.LESS_THAN, 10_002L)),
                all(above, comparison(Field.LINE_PRICE, Operator.LESS_THAN, 5_000L)),
                any(channelIs("app"), channelIs("mini")),
                any(above, comparison(Field.ORDER_ITEMS, Operator.LESS_THAN, 1L)),
                new Not(all(channelIs("app"), channelIs("mini"))),
                comparison(Field.ORDER_ITEMS, Operator.AT_MOST, 1L),
                comparison(Field.MEMBER_ORDERS, Operator.IS, 0L),
                all(channelIs("app"), comparison(Field.ORDER_CHANNEL, Operator.IS_PRESENT)),
                all(
                        comparison(Field.LINE_CATEGORIES, Operator.HAS_ANY_OF, "5", "7"),
                        comparison(Field.LINE_CATEGORIES, Operator.HAS_NONE_OF, "5", "6")),
                all(
                        comparison(Field.MEMBER_SEGMENTS, Operator.COUNT_AT_MOST, 1L),
                        comparison(Field.MEMBER_SEGMENTS, Operator.HAS_ANY_OF, "loyal")),
                all(
                        comparison(Field.MEMBER_SEGMENTS, Operator.COUNT_AT_MOST, 0L),
                        comparison(Field.MEMBER_SEGMENTS, Operator.IS_BLANK)),
                all(
                        comparison(Field.ORDER_ITEMS, Operator.ONE_OF, 5L, 7L),
                        comparison(Field.ORDER_ITEMS, Operator.IS_NOT, 5L)),
                all(
                        comparison(Field.MEMBER_FIRST_ORDER, Operator.IS, true),
                        comparison(Field.MEMBER_ORDERS, Operator.AT_MOST, 3L)),
                all(
                        comparison(Field.MEMBER_FIRST_ORDER, Operator.IS, false),
                        comparison(Field.MEMBER_ORDERS, Operator.MORE_THAN, 0L)),
                comparison(Field.MEMBER_SEGMENTS, Operator.HAS_ANY_OF, "loyal"));
    }

    @ParameterizedTest
    @MethodSource("maybeSo")
    void leavesWhatCanBeSo(Condition condition) {
        assertThat(Contradiction.in(condition)).isEmpty();
    }

    @Test
    void nothingEverMeetsWhatItFinds() {
        RandomConditions random = new RandomConditions(2711);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            Condition condition = random.next();
            if (Contradiction.in(condition).isPresent()) {
                found++;
                for (int fact = 0; fact < 30; fact++) {
                    Facts facts = random.facts();
                    assertThat(condition.holds(facts)).as(condition.toString()).isFalse();
                }
            }
        }
        assertThat(found).isGreaterThan(100);
    }

    private static Condition all(Condition... parts) {
        return new All(List.of(parts));
    }

    private static Condition any(Condition... parts) {
        return new Any(List.of(parts));
    }
}
