package org.pointsmall.loyalty.condition;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each operator with each type that it applies to, on both sides of each boundary. */
class ComparisonTest {

    private static final String TABLE =
            """
            order.items     | is                 | 3                     | 3          | TRUE
            order.items     | is                 | 3                     | 2          | FALSE
            order.items     | is-not             | 3                     | 3          | FALSE
            order.items     | is-not             | 3                     | 4          | TRUE
            order.items     | one-of             | 3;5                   | 5          | TRUE
            order.items     | one-of             | 3;5                   | 4          | FALSE
            order.items     | none-of            | 3;5                   | 3          | FALSE
            order.items     | none-of            | 3;5                   | 4          | TRUE
            order.items     | more-than          | 3                     | 3          | FALSE
            order.items     | more-than          | 3                     | 4          | TRUE
            order.items     | at-least           | 3                     | 2          | FALSE
            order.items     | at-least           | 3                     | 3          | TRUE
            order.items     | less-than          | 3                     | 2          | TRUE
            order.items     | less-than          | 3                     | 3          | FALSE
            order.items     | at-most            | 3                     | 3          | TRUE
            order.items     | at-most            | 3                     | 4          | FALSE
            order.items     | between            | 3;5                   | 2          | FALSE
            order.items     | between            | 3;5                   | 3          | TRUE
            order.items     | between            | 3;5                   | 5          | TRUE
            order.items     | between            | 3;5                   | 6          | FALSE
            order.subtotal  | is                 | 10000                 | 10000      | TRUE
            order.subtotal  | is                 | 10000                 | 10001      | FALSE
            order.subtotal  | is-not             | 10000                 | 10000      | FALSE
            order.subtotal  | is-not             | 10000                 | 9999       | TRUE
            order.subtotal  | more-than          | 10000                 | 10000      | FALSE
            order.subtotal  | more-than          | 10000                 | 10001      | TRUE
            order.subtotal  | at-least           | 10000                 | 9999       | FALSE
            order.subtotal  | at-least           | 10000                 | 10000      | TRUE
            order.subtotal  | less-than          | 10000                 | 9999       | TRUE
            order.subtotal  | less-than          | 10000                 | 10000      | FALSE
            order.subtotal  | at-most            | 10000                 | 10000      | TRUE
            order.subtotal  | at-most            | 10000                 | 10001      | FALSE
            order.subtotal  | between            | 0;10000               | 0          | TRUE
            order.subtotal  | between            | 1;10000               | 0          | FALSE
            order.subtotal  | between            | 1;10000               | 10000      | TRUE
            order.subtotal  | between            | 1;10000               | 10001      | FALSE
            order.channel   | is                 | app                   | app        | TRUE
            order.channel   | is                 | app                   | App        | FALSE
            order.channel   | is                 | app                   | apps       | FALSE
            order.channel   | is-not             | app                   | app        | FALSE
            order.channel   | is-not             | app                   | App        | TRUE
            order.channel   | one-of             | app;mini              | mini       | TRUE
            order.channel   | one-of             | app;mini              | Mini       | FALSE
            order.channel   | none-of            | app;mini              | mini       | FALSE
            order.channel   | none-of            | app;mini              | web        | TRUE
            order.channel   | is-in-any-case     | app                   | APP        | TRUE
            order.channel   | is-in-any-case     | app                   | apps       | FALSE
            order.channel   | is-not-in-any-case | app                   | APP        | FALSE
            order.channel   | is-not-in-any-case | app                   | apps       | TRUE
            order.channel   | contains           | PP                    | happy      | TRUE
            order.channel   | contains           | app                   | app        | TRUE
            order.channel   | contains           | apps                  | app        | FALSE
            order.channel   | contains           | ap.                   | app        | FALSE
            order.channel   | contains-not       | PP                    | happy      | FALSE
            order.channel   | contains-not       | px                    | happy      | TRUE
            order.channel   | starts-with        | HAP                   | happy      | TRUE
            order.channel   | starts-with        | app                   | happy      | FALSE
            order.channel   | starts-not-with    | HAP                   | happy      | FALSE
            order.channel   | starts-not-with    | app                   | happy      | TRUE
            order.channel   | ends-with          | PPY                   | happy      | TRUE
            order.channel   | ends-with          | unhappy               | happy      | FALSE
            order.channel   | ends-with          | app                   | happy      | FALSE
            order.channel   | ends-not-with      | PPY                   | happy      | FALSE
            order.channel   | ends-not-with      | unhappy               | happy      | TRUE
            order.channel   | is-present         |                       | app        | TRUE
            order.channel   | is-present         |                       |            | FALSE
            order.channel   | is-blank           |                       | app        | FALSE
            order.channel   | is-blank           |                       |            | TRUE
            order.attribute.table | is           | 7                     | 7          | TRUE
            order.attribute.table | is           | 7                     | 07         | FALSE
            member.segments | has-any-of         | loyal;new             | new;big    | TRUE
            member.segments | has-any-of         | loyal;new             | big        | FALSE
            member.segments | has-any-of         | loyal;new             | none       | FALSE
            member.segments | has-none-of        | loyal;new             | new;big    | FALSE
            member.segments | has-none-of        | loyal;new             | big        | TRUE
            member.segments | has-none-of        | loyal;new             | none       | TRUE
            member.segments | count-at-least     | 2                     | a          | FALSE
            member.segments | count-at-least     | 2                     | a;b        | TRUE
            member.segments | count-at-most      | 2                     | a;b        | TRUE
            member.segments | count-at-most      | 2                     | a;b;c      | FALSE
            member.segments | is-present         |                       | a          | TRUE
            member.segments | is-present         |                       | none       | FALSE
            member.segments | is-blank           |                       | a          | FALSE
            member.segments | is-blank           |                       | none       | TRUE
            order.day       | is                 | 2024-02-29            | 2024-02-29 | TRUE
            order.day       | is                 | 2024-02-29            | 2024-03-01 | FALSE
            order.day       | is-not             | 2024-02-29            | 2024-02-29 | FALSE
            order.day       | is-not             | 2024-02-29            | 2024-02-28 | TRUE
            order.day       | more-than          | 2024-02-29            | 2024-02-29 | FALSE
            order.day       | more-than          | 2024-02-29            | 2024-03-01 | TRUE
            order.day       | at-least           | 2024-02-29            | 2024-02-28 | FALSE
            order.day       | at-least           | 2024-02-29            | 2024-02-29 | TRUE
            order.day       | less-than          | 2024-02-29            | 2024-02-28 | TRUE
            order.day       | less-than          | 2024-02-29            | 2024-02-29 | FALSE
            order.day       | at-most            | 2024-02-29            | 2024-02-29 | TRUE
            order.day       | at-most            | 2024-02-29            | 2024-03-01 | FALSE
            order.day       | between            | 2024-02-29;2024-03-02 | 2024-02-28 | FALSE
            order.day       | between            | 2024-02-29;2024-03-02 | 2024-02-29 | TRUE
            order.day       | between            | 2024-02-29;2024-03-02 | 2024-03-02 | TRUE
            order.day       | between            | 2024-02-29;2024-03-02 | 2024-03-03 | FALSE
            order.day       | is-present         |                       | 2024-02-29 | TRUE
            order.day       | is-present         |                       |            | FALSE
            order.day       | is-blank           |                       | 2024-02-29 | FALSE
            order.day       | is-blank           |                       |            | TRUE
            member.attribute.city | is           | Wien                  | Wien       | TRUE
            member.attribute.city | is           | Wien                  | WIEN       | FALSE
            member.attribute.city | is-not       | Wien                  | WIEN       | TRUE
            member.attribute.city | is-not       | Wien                  | Wien       | FALSE
            member.attribute.city | one-of       | Wien;Graz             | Graz       | TRUE
            member.attribute.city | one-of       | Wien;Graz             | Linz       | FALSE
            member.attribute.city | none-of      | Wien;Graz             | Linz       | TRUE
            member.attribute.city | none-of      | Wien;Graz             | Graz       | FALSE
            member.attribute.city | is-present   |                       | Wien       | TRUE
            member.attribute.city | is-present   |                       |            | FALSE
            member.attribute.city | is-blank     |                       | Wien       | FALSE
            member.attribute.city | is-blank     |                       |            | TRUE
            member.boughtProducts | has-any-of   | 7;8                   | 8;9        | TRUE
            member.boughtProducts | has-any-of   | 7;8                   | none       | FALSE
            member.boughtProducts | has-none-of  | 7;8                   | none       | TRUE
            member.boughtProducts | has-none-of  | 7;8                   | 8;9        | FALSE
            member.firstOrder | is               | true                  | true       | TRUE
            member.firstOrder | is               | true                  | false      | FALSE
            member.firstOrder | is               | false                 | false      | TRUE
            """;

    static Stream<Arguments> table() {
        return TABLE.lines().map(line -> Arguments.of((Object[]) line.strip().split("\\s*\\|\\s*")));
    }

    @ParameterizedTest
    @MethodSource("table")
    void decides(String fieldName, String operatorCode, String values, String fact, Truth expected) {
        Field field = Field.named(fieldName).orElseThrow();
        Operator operator = Operator.coded(operatorCode).orElseThrow();

        Condition condition = Conditions.comparison(field, operator, written(field, operator, values));

        assertThat(condition.truth(facts(field, fact))).isEqualTo(expected);
        assertThat(condition.holds(facts(field, fact))).isEqualTo(expected == Truth.TRUE);
    }

    @Test
    void theTableHasEachOperatorOfEachTypeOnBothSides() {
        Set<String> covered = Set.copyOf(table().map(
                        row -> Field.named((String) row.get()[0]).orElseThrow().type() + " " + row.get()[1] + " "
                                + row.get()[4])
                .distinct()
                .toList());

        for (FieldType type : FieldType.values()) {
            for (Operator operator : type.operators()) {
                assertThat(covered).contains(type + " " + operator.code() + " TRUE");
                assertThat(covered).contains(type + " " + operator.code() + " FALSE");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"IS_PRESENT, FALSE", "IS_BLANK, TRUE"})
    void presenceIsKnownOfWhatIsNot(Operator operator, Truth expected) {
        for (Field field : List.of(Field.ORDER_CHANNEL, Field.MEMBER_SEGMENTS, Field.ORDER_DAY)) {
            assertThat(Conditions.comparison(field, operator).truth(nothing -> null))
                    .isEqualTo(expected);
        }
    }

    @Test
    void nothingElseIsKnownOfWhatIsNot() {
        RandomConditions random = new RandomConditions(1);
        for (int i = 0; i < 1_000; i++) {
            Comparison comparison = random.comparison();
            if (!comparison.operator().asksForPresence()) {
                assertThat(comparison.truth(nothing -> null)).isEqualTo(Truth.UNKNOWN);
            }
        }
    }

    @Test
    void aBlankTextSaysAsLittleAsNone() {
        Facts blank = field -> new Value.Text(" ");

        assertThat(Conditions.channelIs("app").truth(blank)).isEqualTo(Truth.UNKNOWN);
        assertThat(Conditions.comparison(Field.ORDER_CHANNEL, Operator.IS_NOT, "app")
                        .truth(blank))
                .isEqualTo(Truth.UNKNOWN);
        assertThat(Conditions.comparison(Field.ORDER_CHANNEL, Operator.IS_BLANK).truth(blank))
                .isEqualTo(Truth.TRUE);
    }

    @Test
    void lettersOfOtherLanguagesCompareByNoLanguagesRules() {
        Facts title = Conditions.channel("TITLE");

        assertThat(Conditions.comparison(Field.ORDER_CHANNEL, Operator.IS_IN_ANY_CASE, "title")
                        .holds(title))
                .isTrue();
        assertThat(Conditions.comparison(Field.ORDER_CHANNEL, Operator.CONTAINS, "小程序")
                        .holds(Conditions.channel("微信小程序")))
                .isTrue();
    }

    @Test
    void aFactOfAnotherTypeIsABug() {
        assertThatThrownBy(() -> Conditions.channelIs("app").truth(field -> new Value.Whole(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("order.channel");
    }

    private static Object[] written(Field field, Operator operator, String values) {
        return Arrays.stream(values.split(";"))
                .filter(value -> !value.isEmpty())
                .map(value -> (Object)
                        switch (operator.counts() ? FieldType.WHOLE : field.type()) {
                            case WHOLE, MONEY -> Long.parseLong(value);
                            case FLAG -> Boolean.parseBoolean(value);
                            default -> value;
                        })
                .toArray();
    }

    private static Facts facts(Field field, String fact) {
        FactSheet facts = new FactSheet();
        if (fact.isEmpty()) {
            return facts;
        }
        return switch (field.type()) {
            case WHOLE, MONEY -> facts.number(field, Long.parseLong(fact));
            case TEXT, WORD -> facts.text(field, fact);
            case TEXTS, THINGS -> facts.texts(field, fact.equals("none") ? Set.of() : Set.of(fact.split(";")));
            case DATE -> facts.day(field, LocalDate.parse(fact));
            case FLAG -> facts.flag(field, Boolean.parseBoolean(fact));
        };
    }
}
