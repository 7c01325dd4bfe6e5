package org.pointsmall.loyalty.condition;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.pointsmall.loyalty.condition.Conditions.channelIs;

/** No condition beyond the limits can be made, whoever makes it. */
class ConditionLimitsTest {
    private static final Condition APP = channelIs("app");

    @Test
    void asDeepAsTheLimitAndNoDeeper() {
        Condition deepest = nested(Limits.DEPTH);

        assertThat(deepest.depth()).isEqualTo(Limits.DEPTH);
        assertThat(deepest.holds(Conditions.channel("app"))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Not(deepest)).withMessageContaining("8");
        assertThatIllegalArgumentException().isThrownBy(() -> new All(List.of(deepest)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Any(List.of(deepest)));
    }

    @Test
    void asLargeAsTheLimitAndNoLarger() {
        Condition widest = new All(Collections.nCopies(499, APP));

        assertThat(widest.nodes()).isEqualTo(999);
        assertThatIllegalArgumentException().isThrownBy(() -> new All(Collections.nCopies(500, APP)));
        assertThat(new Not(widest).nodes()).isEqualTo(Limits.NODES);
        assertThatIllegalArgumentException().isThrownBy(() -> new Not(new Not(widest)));
    }

    @Test
    void asManyValuesAsTheLimitAndNoMore() {
        assertThat(new Comparison(Field.ORDER_ITEMS, Operator.ONE_OF, numbers(Limits.VALUES)).nodes())
                .isEqualTo(101);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Comparison(Field.ORDER_ITEMS, Operator.ONE_OF, numbers(Limits.VALUES + 1)))
                .withMessageContaining("WRONG_NUMBER_OF_VALUES");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Comparison(Field.ORDER_ITEMS, Operator.ONE_OF, List.of()));
    }

    @Test
    void asLongATextAsTheLimitAndNoLonger() {
        assertThat(channelIs("a".repeat(Limits.TEXT)).depth()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compared(Field.ORDER_CHANNEL, new Value.Text("a".repeat(Limits.TEXT + 1))))
                .withMessageContaining("TEXT_TOO_LONG");
    }

    @Test
    void asLargeANumberAsTheFieldHas() {
        compared(Field.MEMBER_BIRTH_MONTH, new Value.Whole(1));
        compared(Field.MEMBER_BIRTH_MONTH, new Value.Whole(12));
        compared(Field.ORDER_ITEMS, new Value.Whole(0));
        compared(Field.ORDER_ITEMS, new Value.Whole(Limits.WHOLE));
        compared(Field.ORDER_SUBTOTAL, new Value.Whole(Limits.MINOR_UNITS));
        compared(Field.ORDER_DAY, new Value.Day(Limits.FIRST_DAY));
        compared(Field.ORDER_DAY, new Value.Day(Limits.LAST_DAY));

        outOfRange(Field.MEMBER_BIRTH_MONTH, new Value.Whole(0));
        outOfRange(Field.MEMBER_BIRTH_MONTH, new Value.Whole(13));
        outOfRange(Field.ORDER_ITEMS, new Value.Whole(-1));
        outOfRange(Field.ORDER_ITEMS, new Value.Whole(Limits.WHOLE + 1));
        outOfRange(Field.ORDER_SUBTOTAL, new Value.Whole(Limits.MINOR_UNITS + 1));
        outOfRange(Field.ORDER_DAY, new Value.Day(Limits.FIRST_DAY.minusDays(1)));
        outOfRange(Field.ORDER_DAY, new Value.Day(Limits.LAST_DAY.plusDays(1)));
    }

    @Test
    void aPartThatAsksNothingIsNoPart() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Any(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Not(Condition.always()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Any(List.of(APP, Condition.always())));
        assertThatIllegalArgumentException().isThrownBy(() -> new All(List.of(Condition.always())));
    }

    @Test
    void anAttributesNameIsBoundedToo() {
        assertThat(Field.named("order.attribute.channel")).contains(Field.attribute("channel"));
        assertThat(Field.named("order.attribute." + "a".repeat(Limits.TEXT))).isPresent();
        assertThat(Field.named("order.attribute." + "a".repeat(Limits.TEXT + 1)))
                .isEmpty();
        for (String bad : List.of("", " a", "a ", "a'b", "a\nb", "a[0]", "a\"", "#{x}")) {
            assertThat(Field.named("order.attribute." + bad)).as(bad).isEmpty();
        }
    }

    @Test
    void theNamesOfFieldsAndOperatorsAreStoredAndStay() {
        assertThat(Field.catalogue().stream().map(field -> field + " " + field.type()))
                .containsExactly(
                        "order.subtotal MONEY",
                        "order.items WHOLE",
                        "order.lines WHOLE",
                        "order.channel TEXT",
                        "order.store TEXT",
                        "order.currency TEXT",
                        "order.day DATE",
                        "member.tier TEXT",
                        "member.segments TEXTS",
                        "member.orders WHOLE",
                        "member.firstOrder FLAG",
                        "member.days WHOLE",
                        "member.birthMonth WHOLE",
                        "line.product TEXT",
                        "line.quantity WHOLE",
                        "line.price MONEY",
                        "line.categories TEXTS");
        assertThat(Field.ofMembers().stream().map(field -> field + " " + field.type()))
                .containsExactly(
                        "member.balance WHOLE",
                        "member.unseenDays WHOLE",
                        "member.boughtOrders WHOLE",
                        "member.boughtMoney MONEY",
                        "member.boughtDaysAgo WHOLE",
                        "member.boughtProducts THINGS",
                        "member.boughtCategories THINGS",
                        "member.tier TEXT",
                        "member.segments TEXTS",
                        "member.days WHOLE",
                        "member.birthMonth WHOLE");
        assertThat(Stream.concat(Field.catalogue().stream(), Field.ofMembers().stream()))
                .allSatisfy(field -> assertThat(field.name())
                        .startsWith(field.subject().name().toLowerCase(Locale.ROOT) + "."));
    }

    private static Condition nested(int depth) {
        return depth == 1 ? APP : new Not(nested(depth - 1));
    }

    private static List<Value> numbers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (Value) new Value.Whole(i))
                .toList();
    }

    private static Condition compared(Field field, Value value) {
        return new Comparison(field, Operator.IS, List.of(value));
    }

    private static void outOfRange(Field field, Value value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compared(field, value))
                .withMessageContaining("OUT_OF_RANGE");
    }
}
