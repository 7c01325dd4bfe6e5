package org.pointsmall.loyalty.condition;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class KnownFactTest {
    private static final Condition LOYAL = in("loyal");
    private static final Condition LAPSED = in("lapsed");
    private static final Condition BIG =
            new Comparison(Field.ORDER_ITEMS, Operator.AT_LEAST, List.of(new Value.Whole(5)));
    private static final Condition MANY =
            new Comparison(Field.ORDER_LINES, Operator.AT_LEAST, List.of(new Value.Whole(3)));
    private static final Condition ALWAYS = Condition.always();

    /** To a member who is in "loyal". */
    static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of(ALWAYS, ALWAYS),
                Arguments.of(BIG, BIG),
                Arguments.of(LOYAL, ALWAYS),
                Arguments.of(LAPSED, null),
                Arguments.of(new Not(LAPSED), ALWAYS),
                Arguments.of(new Not(LOYAL), null),
                Arguments.of(new Not(new All(List.of(LOYAL, BIG))), new Not(BIG)),
                Arguments.of(new All(List.of(LOYAL, BIG)), BIG),
                Arguments.of(new All(List.of(LOYAL, BIG, MANY)), new All(List.of(BIG, MANY))),
                Arguments.of(new All(List.of(LAPSED, BIG)), null),
                Arguments.of(new All(List.of(LOYAL)), ALWAYS),
                Arguments.of(new Any(List.of(LOYAL, BIG)), ALWAYS),
                Arguments.of(new Any(List.of(LAPSED, BIG)), BIG),
                Arguments.of(new Any(List.of(LAPSED, BIG, MANY)), new Any(List.of(BIG, MANY))),
                Arguments.of(new Any(List.of(LAPSED, new Not(LOYAL))), null));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void leavesWhatElseIsAsked(Condition condition, Condition left) {
        KnownFact segments = new KnownFact(Field.MEMBER_SEGMENTS, new Value.Texts(Set.of("loyal")));
        if (left == null) {
            assertThat(segments.leavesOf(condition)).isEmpty();
        } else {
            assertThat(segments.leavesOf(condition)).contains(left);
        }
    }

    private static Condition in(String segment) {
        return new Comparison(Field.MEMBER_SEGMENTS, Operator.HAS_ANY_OF, List.of(new Value.Text(segment)));
    }
}
