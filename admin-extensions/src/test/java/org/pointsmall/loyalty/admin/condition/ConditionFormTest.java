package org.pointsmall.loyalty.admin.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.condition.All;
import org.pointsmall.loyalty.condition.Any;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.ConditionProblem;
import org.pointsmall.loyalty.condition.ConditionProblem.Code;
import org.pointsmall.loyalty.condition.Facts;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Limits;
import org.pointsmall.loyalty.condition.Not;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.RandomConditions;
import org.pointsmall.loyalty.condition.ReadCondition;
import org.pointsmall.loyalty.condition.Value;

import static org.assertj.core.api.Assertions.assertThat;

class ConditionFormTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ConditionForm FORM = new ConditionForm(Currency.getInstance("CNY"));
    private static final Condition APP = compared(Field.ORDER_CHANNEL, Operator.IS, new Value.Text("app"));
    private static final Condition MINI = compared(Field.ORDER_CHANNEL, Operator.IS, new Value.Text("mini"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order.items       | is              | 3          | is [3]",
                "order.items       | one-of          | 3;5        | one-of [3, 5]",
                "order.items       | one-of          | 3          | is [3]",
                "order.items       | none-of         | 3          | is-not [3]",
                "order.items       | between         | 3;5        | between [3, 5]",
                "order.items       | is              | ' 3 '      | is [3]",
                "order.subtotal    | at-least        | 100        | at-least [10000]",
                "order.subtotal    | at-least        | 100.5      | at-least [10050]",
                "order.subtotal    | at-least        | 0.01       | at-least [1]",
                "order.subtotal    | at-least        | 1.500      | at-least [150]",
                "order.subtotal    | between         | 10;20.50   | between [1000, 2050]",
                "order.channel     | is              | app        | is [app]",
                "order.channel     | one-of          | app;mini   | one-of [app, mini]",
                "order.channel     | one-of          | a,b        | is [a,b]",
                "order.channel     | contains        | 'a, b'     | contains [a, b]",
                "order.channel     | is-present      |            | is-present []",
                "member.segments   | has-any-of      | loyal;new  | has-any-of [loyal, new]",
                "member.segments   | has-any-of      | loyal      | has-any-of [loyal]",
                "member.segments   | count-at-least  | 2          | count-at-least [2]",
                "order.day         | is              | 2024-02-29 | is [2024-02-29]",
                "member.firstOrder | is              | false      | is [false]"
            })
    void readsWhatIsTyped(String field, String operator, String typed, String expected) {
        Comparison read = (Comparison) read(group("all", rule(field, operator, values(typed))));

        assertThat(read.field().name()).isEqualTo(field);
        assertThat(read.operator().code() + " "
                        + read.values().stream().map(ConditionFormTest::plain).toList())
                .isEqualTo(expected);
    }

    @Test
    void noneHoldsWhereNoneOfTheRulesDoes() {
        JsonNode app = rule("order.channel", "is", "app");
        JsonNode mini = rule("order.channel", "is", "mini");

        assertThat(read(group("none", app, mini))).isEqualTo(new Not(new Any(List.of(APP, MINI))));
        assertThat(read(group("none", app))).isEqualTo(new Not(APP));
        assertThat(read(group("any", app, mini))).isEqualTo(new Any(List.of(APP, MINI)));
        assertThat(read(group("all", app, group("none", mini)))).isEqualTo(new All(List.of(APP, new Not(MINI))));
    }

    @Test
    void aFormWithoutComparisonsHoldsForEverything() {
        assertThat(read(NullNode.getInstance()).isAlways()).isTrue();
        assertThat(read(group("all")).isAlways()).isTrue();
        assertThat(FORM.write(Condition.always())).isEqualTo(NullNode.getInstance());
    }

    @Test
    void readsWhatItWroteAlsoThroughTheBrowser() throws Exception {
        for (long seed = 0; seed < 5_000; seed++) {
            Condition condition = new RandomConditions(seed).next();
            JsonNode form = FORM.write(condition);

            assertThat(read(JSON.readTree(form.toString()))).as("seed " + seed).isEqualTo(plainest(condition));
        }
    }

    @Test
    void whatItReadDecidesAsWhatWasWritten() {
        for (long seed = 0; seed < 3_000; seed++) {
            RandomConditions random = new RandomConditions(seed);
            Condition condition = random.next();
            Facts facts = random.facts();

            assertThat(read(FORM.write(condition)).truth(facts))
                    .as("seed " + seed)
                    .isEqualTo(condition.truth(facts));
        }
    }

    @Test
    void aTextWithACommaIsShownSoThatItIsReadAgain() {
        for (Operator operator : List.of(Operator.IS, Operator.IS_NOT)) {
            Condition comma = compared(Field.ORDER_CHANNEL, operator, new Value.Text("a，b"));

            assertThat(read(FORM.write(comma))).isEqualTo(comma);
        }
    }

    @Test
    void amountsAreInTheCurrencysMainUnitWhateverItsDecimals() {
        Condition thousand = compared(Field.ORDER_SUBTOTAL, Operator.IS, new Value.Whole(1_000));

        for (String currency : List.of("JPY 1000", "CNY 10.00", "KWD 1.000")) {
            ConditionForm form = new ConditionForm(Currency.getInstance(currency.substring(0, 3)));
            JsonNode written = form.write(thousand);

            assertThat(written.at("/parts/0/values/0").asText()).isEqualTo(currency.substring(4));
            assertThat(form.read(written)).isEqualTo(new ReadCondition.Read(thousand));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order.total       | is             | 1           | /0/field    | UNKNOWN_FIELD",
                "order.channel     | EQUALS         | app         | /0/operator | UNKNOWN_OPERATOR",
                "order.channel     | has-any-of     | app         | /0/operator | OPERATOR_NOT_FOR_FIELD",
                "order.items       | contains       | 3           | /0/operator | OPERATOR_NOT_FOR_FIELD",
                "order.items       | is             | ''          | /0/values/0 | BLANK_TEXT",
                "order.items       | is             |             | /0/values/0 | BLANK_TEXT",
                "order.items       | between        | 5           | /0/values/1 | BLANK_TEXT",
                "order.items       | between        | 5;3         | /0/values   | BOUNDS_REVERSED",
                "order.items       | is             | 3.5         | /0/values/0 | WRONG_TYPE",
                "order.items       | is             | -3          | /0/values/0 | WRONG_TYPE",
                "order.items       | is             | 1e3         | /0/values/0 | WRONG_TYPE",
                "order.items       | is             | 99999999999 | /0/values/0 | OUT_OF_RANGE",
                "order.items       | more-than      | 1;2         | /0/values   | WRONG_NUMBER_OF_VALUES",
                "order.subtotal    | is             | 1,000       | /0/values/0 | WRONG_TYPE",
                "order.subtotal    | is             | 1.005       | /0/values/0 | WRONG_TYPE",
                "order.subtotal    | is             | .           | /0/values/0 | WRONG_TYPE",
                "order.channel     | one-of         | 'a; '       | /0/values/1 | BLANK_TEXT",
                "order.channel     | is             | 'app, mini' | /0/values/0 | SEVERAL_IN_ONE",
                "order.channel     | is-not         | app，mini   | /0/values/0 | SEVERAL_IN_ONE",
                "order.channel     | is             | app、mini   | /0/values/0 | SEVERAL_IN_ONE",
                "order.day         | is             | 2023-02-29  | /0/values/0 | WRONG_TYPE",
                "order.day         | is             | 02/28/2023  | /0/values/0 | WRONG_TYPE",
                "member.segments   | count-at-least | x           | /0/values/0 | WRONG_TYPE",
                "member.firstOrder | is             | yes         | /0/values/0 | WRONG_TYPE"
            })
    void refusesWithTheReason(String field, String operator, String typed, String path, Code code) {
        ConditionProblem problem =
                problems(group("all", rule(field, operator, values(typed)))).get(0);

        assertThat(problem.path() + " " + problem.code()).isEqualTo(path + " " + code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "\"all\"",
                "{'kind':'all'}",
                "{'kind':'xor','parts':[]}",
                "{'kind':'all','parts':{}}",
                "{'kind':'all','parts':[null]}",
                "{'field':'order.items','operator':'is'}",
                "{'field':'order.items','operator':'is','values':'3'}",
                "{'field':'order.items','operator':'is','values':['3'],'quantity':2}"
            })
    void refusesWhatIsNeitherComparisonNorGroup(String form) throws Exception {
        assertThat(problems(JSON.readTree(form.replace('\'', '"'))).get(0).code())
                .isEqualTo(Code.WRONG_SHAPE);
    }

    @Test
    void refusesGroupsWithoutParts() {
        JsonNode app = rule("order.channel", "is", "app");

        assertThat(problems(group("any")).get(0).code()).isEqualTo(Code.EMPTY_GROUP);
        assertThat(problems(group("none")).get(0).code()).isEqualTo(Code.EMPTY_GROUP);
        assertThat(problems(group("all", app, group("all"))).get(0).path()).isEqualTo("/1");
    }

    @Test
    void refusesWhatIsBeyondTheLimits() {
        JsonNode deep = rule("order.channel", "is", "app");
        for (int i = 1; i < Limits.DEPTH; i++) {
            deep = group("none", deep);
        }
        ObjectNode wide = group("all", rule("order.channel", "is", "app"));
        for (int i = 0; i < 2_000; i++) {
            ((ArrayNode) wide.path("parts")).add(rule("order.channel", "is", "app"));
        }

        assertThat(read(deep).depth()).isEqualTo(Limits.DEPTH);
        assertThat(problems(group("none", deep)).get(0).code()).isEqualTo(Code.TOO_DEEP);
        assertThat(problems(wide)).extracting(ConditionProblem::code).containsExactly(Code.TOO_MANY_NODES);
    }

    @Test
    void neverThrowsForWhateverTheFormSays() {
        int read = 0;
        for (long seed = 0; seed < 10_000; seed++) {
            Random random = new Random(seed);
            JsonNode form = FORM.write(new RandomConditions(seed).next());
            spoil(form, random);

            if (FORM.read(form) instanceof ReadCondition.Read understood) {
                read++;
                assertThat(read(FORM.write(understood.condition()))).isEqualTo(plainest(understood.condition()));
            }
        }
        assertThat(read).isBetween(1_000, 9_900);
    }

    /** What {@link ConditionForm} promises: groups of one part are left out, and one of one is that one. */
    private static Condition plainest(Condition condition) {
        List<Condition> parts =
                condition.parts().stream().map(ConditionFormTest::plainest).toList();
        if (condition instanceof Not) {
            return new Not(parts.get(0));
        }
        if (condition instanceof Comparison comparison) {
            boolean single = comparison.values().size() == 1;
            return switch (comparison.operator()) {
                case ONE_OF ->
                    single ? new Comparison(comparison.field(), Operator.IS, comparison.values()) : condition;
                case NONE_OF ->
                    single ? new Comparison(comparison.field(), Operator.IS_NOT, comparison.values()) : condition;
                default -> condition;
            };
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return condition instanceof All ? new All(parts) : new Any(parts);
    }

    private static void spoil(JsonNode part, Random random) {
        List<String> texts =
                List.of("", "0", "7", "1.5", "x", "true", "null", "2024-02-29", "[", "-1", "any", "is", "one-of");
        String text = texts.get(random.nextInt(texts.size()));
        if (part.has("field")) {
            ObjectNode rule = (ObjectNode) part;
            switch (random.nextInt(14)) {
                case 0 -> rule.put("operator", text);
                case 1 -> rule.putArray("values").add(text);
                case 2 -> rule.withArray("values").add(text);
                case 3 ->
                    rule.put("field", Field.catalogue().get(random.nextInt(17)).name());
                case 4 -> rule.putNull("values");
                case 5 -> rule.putArray("values").addArray().add(text);
                default -> {}
            }
        } else if (part.has("kind")) {
            switch (random.nextInt(15)) {
                case 0 -> ((ObjectNode) part).put("kind", text);
                case 1 -> ((ArrayNode) part.path("parts")).addNull();
                case 2 -> ((ObjectNode) part).put("more", 7);
                default -> {}
            }
        }
        part.path("parts").forEach(within -> spoil(within, random));
    }

    private static Condition read(JsonNode form) {
        ReadCondition outcome = FORM.read(form);
        assertThat(outcome).isInstanceOf(ReadCondition.Read.class);
        return ((ReadCondition.Read) outcome).condition();
    }

    private static List<ConditionProblem> problems(JsonNode form) {
        return ((ReadCondition.Refused) FORM.read(form)).problems();
    }

    private static Condition compared(Field field, Operator operator, Value... values) {
        return new Comparison(field, operator, List.of(values));
    }

    private static Object plain(Value value) {
        if (value instanceof Value.Whole whole) {
            return whole.value();
        }
        if (value instanceof Value.Day day) {
            return day.value();
        }
        return value instanceof Value.Flag flag ? (Object) flag.value() : ((Value.Text) value).value();
    }

    private static String[] values(String typed) {
        return typed == null ? new String[0] : typed.split(";", -1);
    }

    private static ObjectNode group(String kind, JsonNode... parts) {
        ObjectNode group = JsonNodeFactory.instance.objectNode().put("kind", kind);
        group.putArray("parts").addAll(List.of(parts));
        return group;
    }

    private static ObjectNode rule(String field, String operator, String... values) {
        ObjectNode rule =
                JsonNodeFactory.instance.objectNode().put("field", field).put("operator", operator);
        ArrayNode typed = rule.putArray("values");
        for (String value : values) {
            typed.add(value);
        }
        return rule;
    }
}
