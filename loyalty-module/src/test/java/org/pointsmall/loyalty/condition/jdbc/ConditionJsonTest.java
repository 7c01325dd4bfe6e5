package org.pointsmall.loyalty.condition.jdbc;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.condition.All;
import org.pointsmall.loyalty.condition.Any;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.ConditionProblem;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Limits;
import org.pointsmall.loyalty.condition.Not;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.RandomConditions;
import org.pointsmall.loyalty.condition.ReadCondition;
import org.pointsmall.loyalty.condition.Value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConditionJsonTest {
    private static final String APP = "{'field':'order.channel','operator':'is','values':['app']}";

    private static final List<String> PIECES = List.of(
            "{", "}", "[", "]", ",", ":", "\"", "null", "true", "-1", "1.5", "1e400", "\\u0000", "\\ud800", "{}", "[]",
            " ");

    private static final List<String> WORDS = List.of(
            "order.items",
            "order.subtotal",
            "order.channel",
            "order.day",
            "member.segments",
            "line.price",
            "is",
            "is-not",
            "at-least",
            "between",
            "one-of",
            "has-any-of",
            "is-blank",
            "all",
            "any",
            "not",
            "app",
            "100",
            "2",
            "1");

    @Test
    void writesWhatWillBeReadForYears() {
        Condition condition = new All(List.of(
                compared(Field.ORDER_SUBTOTAL, Operator.AT_LEAST, new Value.Whole(10000)),
                new Not(new Any(List.of(
                        compared(
                                Field.attribute("table"), Operator.ONE_OF, new Value.Text("a\"b"), new Value.Text("茶")),
                        compared(Field.ORDER_STORE, Operator.IS_BLANK)))),
                compared(Field.MEMBER_FIRST_ORDER, Operator.IS, new Value.Flag(true)),
                compared(Field.ORDER_DAY, Operator.LESS_THAN, new Value.Day(Limits.LAST_DAY))));

        assertThat(ConditionJson.write(condition))
                .isEqualTo("{\"version\":1,\"condition\":{\"all\":["
                        + "{\"field\":\"order.subtotal\",\"operator\":\"at-least\",\"values\":[10000]},"
                        + "{\"not\":{\"any\":["
                        + "{\"field\":\"order.attribute.table\",\"operator\":\"one-of\",\"values\":[\"a\\\"b\",\"茶\"]},"
                        + "{\"field\":\"order.store\",\"operator\":\"is-blank\",\"values\":[]}]}},"
                        + "{\"field\":\"member.firstOrder\",\"operator\":\"is\",\"values\":[true]},"
                        + "{\"field\":\"order.day\",\"operator\":\"less-than\",\"values\":[\"9999-12-31\"]}]}}");
        assertThat(ConditionJson.write(Condition.always())).isEqualTo("{\"version\":1,\"condition\":{\"all\":[]}}");
    }

    @Test
    void readsWhatItWrote() {
        for (long seed = 0; seed < 5_000; seed++) {
            Condition condition = new RandomConditions(seed).next();

            assertThat(ConditionJson.stored(ConditionJson.write(condition)))
                    .as("seed " + seed)
                    .isEqualTo(condition);
        }
    }

    @Test
    void readsTheLargestThatThereIs() {
        Value[] longest = Collections.nCopies(98, new Value.Text("\"".repeat(Limits.TEXT)))
                .toArray(Value[]::new);
        Field field = Field.attribute("a".repeat(Limits.TEXT));
        Condition largest = new All(Collections.nCopies(10, compared(field, Operator.ONE_OF, longest)));

        assertThat(largest.nodes()).isEqualTo(991);
        assertThat(ConditionJson.stored(ConditionJson.write(largest))).isEqualTo(largest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                     | ``         | WRONG_SHAPE",
                "{                                                      | ``         | NOT_JSON",
                "{'version':1,'condition':{'all':[]}} x                 | ``         | NOT_JSON",
                "{'version':1,'version':1,'condition':{'all':[]}}       | ``         | NOT_JSON",
                "null                                                   | ``         | WRONG_SHAPE",
                "[]                                                     | ``         | WRONG_SHAPE",
                "{'condition':{'all':[]}}                               | ``         | MISSING",
                "{'version':1}                                          | ``         | MISSING",
                "{'version':2,'condition':{'all':[]}}                   | ``         | UNKNOWN_VERSION",
                "{'version':'1','condition':{'all':[]}}                 | ``         | UNKNOWN_VERSION",
                "{'version':1,'condition':{'all':[]},'script':'x'}      | ``         | UNKNOWN_KEY",
                "C []                                                   | ``         | WRONG_SHAPE",
                "C {'all':{}}                                           | ``         | WRONG_SHAPE",
                "C {'all':[],'any':[]}                                  | ``         | UNKNOWN_KEY",
                "C {'any':[]}                                           | ``         | EMPTY_GROUP",
                "C {'all':[{'all':[]}]}                                 | /0         | EMPTY_GROUP",
                "C {'not':{'any':[]}}                                   | /0         | EMPTY_GROUP",
                "C {'not':{'all':[]}}                                   | /0         | EMPTY_GROUP",
                "C {'not':[]}                                           | /0         | WRONG_SHAPE",
                "C {'all':[APP,7]}                                      | /1         | WRONG_SHAPE",
                "C {'all':[APP,{'not':{'x':1}}]}                        | /1/0       | UNKNOWN_KEY",
                "F order.subtotal at-least ['1']                        | /values/0  | WRONG_TYPE",
                "F order.subtotal at-least [1.5]                        | /values/0  | WRONG_SHAPE",
                "F order.subtotal at-least [1e3]                        | /values/0  | WRONG_SHAPE",
                "F order.subtotal at-least [true]                       | /values/0  | WRONG_TYPE",
                "F order.subtotal at-least [null]                       | /values/0  | WRONG_SHAPE",
                "F order.subtotal at-least [[1]]                        | /values/0  | WRONG_SHAPE",
                "F order.subtotal at-least [-1]                         | /values/0  | OUT_OF_RANGE",
                "F order.subtotal at-least [99999999999999999999999999] | /values/0  | OUT_OF_RANGE",
                "F order.subtotal at-least []                           | /values    | WRONG_NUMBER_OF_VALUES",
                "F order.subtotal at-least [1,2]                        | /values    | WRONG_NUMBER_OF_VALUES",
                "F order.subtotal at-least 1                            | /values    | WRONG_SHAPE",
                "F order.subtotal between [2,1]                         | /values    | BOUNDS_REVERSED",
                "F order.subtotal contains [1]                          | /operator  | OPERATOR_NOT_FOR_FIELD",
                "F order.subtotal regexp ['.*']                         | /operator  | UNKNOWN_OPERATOR",
                "F order.total is [1]                                   | /field     | UNKNOWN_FIELD",
                "F order.attribute. is ['a']                            | /field     | UNKNOWN_FIELD",
                "F member.birthMonth is [13]                            | /values/0  | OUT_OF_RANGE",
                "F order.channel is [1]                                 | /values/0  | WRONG_TYPE",
                "F order.channel is ['']                                | /values/0  | BLANK_TEXT",
                "F order.channel is [' a']                              | /values/0  | SURROUNDING_SPACE",
                "F order.channel is ['a\\u0000b']                       | /values/0  | BAD_CHARACTER",
                "F order.channel is ['a\\ud800b']                       | /values/0  | BAD_CHARACTER",
                "F order.channel one-of ['a',7]                         | /values/1  | WRONG_TYPE",
                "F order.channel is-blank ['a']                         | /values    | WRONG_NUMBER_OF_VALUES",
                "F member.segments count-at-least ['a']                 | /values/0  | WRONG_TYPE",
                "F order.day is ['2023-02-29']                          | /values/0  | WRONG_TYPE",
                "F order.day is ['+12345-01-01']                        | /values/0  | OUT_OF_RANGE",
                "F order.day is [20240229]                              | /values/0  | WRONG_TYPE",
                "F member.firstOrder is ['true']                        | /values/0  | WRONG_TYPE",
                "C {'field':'order.items','operator':'is'}              | ``         | MISSING",
                "C {'field':1,'operator':'is','values':[1]}             | /field     | WRONG_SHAPE"
            })
    void refusesWhatItDoesNotUnderstand(String written, String path, ConditionProblem.Code code) {
        assertThat(problems(json(written)).get(0)).satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    @Test
    void tellsAllThatIsWrong() {
        assertThat(problems(json("C {'all':[{'field':'x','operator':'y','values':[]},APP,{'any':[]}]}")))
                .extracting(problem -> problem.path() + " " + problem.code() + " " + problem.operands())
                .containsExactly(
                        "/0/field UNKNOWN_FIELD {field=x}",
                        "/0/operator UNKNOWN_OPERATOR {operator=y}",
                        "/2 EMPTY_GROUP {}");
    }

    @Test
    void refusesWhatIsBeyondTheLimits() {
        String deepest = "{'not':".repeat(Limits.DEPTH - 1) + "APP" + "}".repeat(Limits.DEPTH - 1);

        assertThat(ConditionJson.read(json("C " + deepest))).isInstanceOf(ReadCondition.Read.class);
        assertThat(codes("C {'not':" + deepest + "}")).containsExactly(ConditionProblem.Code.TOO_DEEP);
        assertThat(ConditionJson.read(json("C " + parts(499)))).isInstanceOf(ReadCondition.Read.class);
        assertThat(codes("C " + parts(500))).containsExactly(ConditionProblem.Code.TOO_MANY_NODES);
        assertThat(codes("C " + parts(5_000))).containsExactly(ConditionProblem.Code.TOO_MANY_NODES);
        assertThat(codes("F order.items one-of " + Collections.nCopies(101, 1)))
                .containsExactly(ConditionProblem.Code.WRONG_NUMBER_OF_VALUES);
        assertThat(codes("F order.items one-of " + Collections.nCopies(100_000, 1)))
                .containsExactly(ConditionProblem.Code.WRONG_NUMBER_OF_VALUES);
        assertThat(codes(" ".repeat(ConditionJson.LENGTH) + "{}")).containsExactly(ConditionProblem.Code.TOO_LONG);
    }

    @Test
    void hostileTextsAreRefusedLikeAnyOther() {
        int length = ConditionJson.LENGTH;

        for (String text : List.of(
                "[".repeat(length),
                "{\"a\":".repeat(length / 5),
                "9".repeat(length),
                "1e" + "9".repeat(length - 2),
                json("F order.channel is [" + "9".repeat(100_000) + "]"),
                json("F order.items is [" + "9".repeat(100_000) + "]"),
                json("C " + "{'not':".repeat(60_000)))) {
            assertThat(ConditionJson.read(text)).isInstanceOf(ReadCondition.Refused.class);
        }
    }

    @Test
    void asManyDigitsInARowAsATextMayHave() {
        assertThat(ConditionJson.read(json("F order.channel is ['" + "9".repeat(Limits.TEXT) + "']")))
                .isInstanceOf(ReadCondition.Read.class);
        assertThat(codes("F order.items is [" + "9".repeat(Limits.TEXT) + "]"))
                .containsExactly(ConditionProblem.Code.OUT_OF_RANGE);
        assertThat(codes("F order.items is [" + "9".repeat(Limits.TEXT + 1) + "]"))
                .containsExactly(ConditionProblem.Code.NUMBER_TOO_LONG);
    }

    @Test
    void neverThrowsForWhateverIsWritten() {
        int read = 0;
        for (long seed = 0; seed < 10_000; seed++) {
            String json = mutated(ConditionJson.write(new RandomConditions(seed).next()), new Random(seed));

            ReadCondition outcome = ConditionJson.read(json);

            if (outcome instanceof ReadCondition.Read understood) {
                read++;
                Condition condition = understood.condition();
                assertThat(ConditionJson.stored(ConditionJson.write(condition)))
                        .as(json)
                        .isEqualTo(condition);
                condition.truth(new RandomConditions(seed).facts());
            } else {
                assertThat(((ReadCondition.Refused) outcome).problems()).hasSizeBetween(1, 20);
            }
        }
        assertThat(read).isBetween(100, 9_000);
    }

    @Test
    void aStoredOneThatCannotBeReadIsABug() {
        assertThatThrownBy(() -> ConditionJson.stored("{}")).isInstanceOf(IllegalStateException.class);
    }

    private static Condition compared(Field field, Operator operator, Value... values) {
        return new Comparison(field, operator, List.of(values));
    }

    private static List<ConditionProblem> problems(String json) {
        return ((ReadCondition.Refused) ConditionJson.read(json)).problems();
    }

    private static List<ConditionProblem.Code> codes(String written) {
        return problems(json(written)).stream().map(ConditionProblem::code).toList();
    }

    private static String parts(int count) {
        return "{'all':[" + String.join(",", Collections.nCopies(count, APP)) + "]}";
    }

    /** {@code C} stands before a condition, {@code F} before field, operator and values; quotes are single. */
    private static String json(String written) {
        String text = written;
        if (text.startsWith("F ")) {
            String[] parts = text.split(" ", 4);
            text = "C {'field':'" + parts[1] + "','operator':'" + parts[2] + "','values':" + parts[3] + "}";
        }
        if (text.startsWith("C ")) {
            text = "{'version':1,'condition':" + text.substring(2) + "}";
        }
        return text.replace("APP", APP).replace('\'', '"');
    }

    /** One to three changes: a word for another, or something cut, doubled, put elsewhere or replaced by a stray piece. */
    private static String mutated(String json, Random random) {
        StringBuilder text = new StringBuilder(json);
        for (int i = random.nextInt(3); i >= 0 && text.length() > 0; i--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + 1 + random.nextInt(12));
            switch (random.nextInt(8)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(random.nextInt(text.length()), text.substring(from, to));
                case 2 -> text.insert(from, one(PIECES, random));
                case 3 -> text.replace(from, to, one(PIECES, random));
                default -> {
                    int word = text.indexOf(one(WORDS, random));
                    if (word >= 0) {
                        int end = word;
                        while (Character.isLetterOrDigit(text.charAt(end)) || ".-".indexOf(text.charAt(end)) >= 0) {
                            end++;
                        }
                        text.replace(word, end, one(WORDS, random));
                    }
                }
            }
        }
        return text.toString();
    }

    private static String one(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
