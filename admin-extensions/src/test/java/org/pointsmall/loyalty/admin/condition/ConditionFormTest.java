package org.pointsmall.loyalty.admin.condition;

import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.broadleafcommerce.openadmin.server.service.persistence.module.provider.RuleFieldExtractionUtility;
import org.broadleafcommerce.openadmin.web.rulebuilder.BLCOperator;
import org.broadleafcommerce.openadmin.web.rulebuilder.dto.DataDTO;
import org.broadleafcommerce.openadmin.web.rulebuilder.dto.DataWrapper;
import org.broadleafcommerce.openadmin.web.rulebuilder.dto.ExpressionDTO;
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
    private static final ConditionForm FORM = new ConditionForm(Currency.getInstance("CNY"));
    private static final Condition APP = compared(Field.ORDER_CHANNEL, Operator.IS, new Value.Text("app"));
    private static final Condition MINI = compared(Field.ORDER_CHANNEL, Operator.IS, new Value.Text("mini"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order.items     | EQUALS                 | 3                | is [3]",
                "order.items     | EQUALS                 | [3,5]            | one-of [3, 5]",
                "order.items     | NOT_EQUAL              | 3                | is-not [3]",
                "order.items     | NOT_EQUAL              | [3,5]            | none-of [3, 5]",
                "order.items     | GREATER_THAN           | 3                | more-than [3]",
                "order.items     | GREATER_OR_EQUAL       | 3                | at-least [3]",
                "order.items     | LESS_THAN              | 3                | less-than [3]",
                "order.items     | LESS_OR_EQUAL          | 3                | at-most [3]",
                "order.subtotal  | GREATER_OR_EQUAL       | 100              | at-least [10000]",
                "order.subtotal  | GREATER_OR_EQUAL       | 100.5            | at-least [10050]",
                "order.subtotal  | GREATER_OR_EQUAL       | 0.01             | at-least [1]",
                "order.subtotal  | GREATER_OR_EQUAL       | 1.500            | at-least [150]",
                "order.channel   | EQUALS                 | app              | is [app]",
                "order.channel   | EQUALS                 | [app, mini]      | one-of [app, mini]",
                "order.channel   | EQUALS                 | a\\,b            | is [a,b]",
                "order.channel   | IEQUALS                | app              | is-in-any-case [app]",
                "order.channel   | NOT_EQUAL              | app              | is-not [app]",
                "order.channel   | INOT_EQUAL             | app              | is-not-in-any-case [app]",
                "order.channel   | ICONTAINS              | app              | contains [app]",
                "order.channel   | INOT_CONTAINS          | app              | contains-not [app]",
                "order.channel   | ISTARTS_WITH           | app              | starts-with [app]",
                "order.channel   | INOT_STARTS_WITH       | app              | starts-not-with [app]",
                "order.channel   | IENDS_WITH             | app              | ends-with [app]",
                "order.channel   | INOT_ENDS_WITH         | app              | ends-not-with [app]",
                "order.channel   | NOT_NULL               | ''               | is-present []",
                "order.channel   | IS_NULL                | ''               | is-blank []",
                "member.segments | CONTAINS               | loyal            | has-any-of [loyal]",
                "member.segments | NOT_CONTAINS           | loyal            | has-none-of [loyal]",
                "member.segments | COLLECTION_IN          | [loyal,new]      | has-any-of [loyal, new]",
                "member.segments | COLLECTION_NOT_IN      | [loyal,new]      | has-none-of [loyal, new]",
                "member.segments | COUNT_GREATER_THAN     | 2                | count-at-least [3]",
                "member.segments | COUNT_GREATER_OR_EQUAL | 2                | count-at-least [2]",
                "member.segments | COUNT_LESS_THAN        | 2                | count-at-most [1]",
                "member.segments | COUNT_LESS_OR_EQUAL    | 2                | count-at-most [2]",
                "member.segments | IS_NULL                | ''               | is-blank []",
                "order.day       | EQUALS                 | 02/29/2024 00:00 | is [2024-02-29]",
                "order.day       | GREATER_OR_EQUAL       | 2024.02.29 00:00:00 | at-least [2024-02-29]",
                "order.day       | LESS_THAN              | 2024-02-29       | less-than [2024-02-29]",
                "order.day       | EQUALS                 | 11/11/2026 00:00:00 | is [2026-11-11]",
                "member.firstOrder | EQUALS               | true             | is [true]",
                "member.firstOrder | NOT_EQUAL            | true             | is [false]"
            })
    void readsEachOperatorOfTheForm(String field, String operator, String value, String expected) {
        Comparison read = (Comparison) read(form(group("AND", rule(field, operator, value))));

        assertThat(read.field().name()).isEqualTo(field);
        assertThat(read.operator().code() + " "
                        + read.values().stream().map(ConditionFormTest::plain).toList())
                .isEqualTo(expected);
    }

    @Test
    void readsRangesWithAndWithoutTheirBounds() {
        ExpressionDTO between = between("BETWEEN", "order.subtotal", "100", "200.00");
        ExpressionDTO inclusive = between("BETWEEN_INCLUSIVE", "order.day", "02/28/2024 00:00", "03/01/2024 00:00");

        assertThat(read(form(group("AND", between))).phrases())
                .extracting(phrase -> phrase.code() + " " + phrase.operands().getOrDefault("value", ""))
                .containsExactly("condition.all ", "condition.more-than 10000", "condition.less-than 20000");
        assertThat(read(form(group("AND", inclusive))).phrases().get(0).operands())
                .containsEntry("low", "2024-02-28")
                .containsEntry("high", "2024-03-01");
        assertThat(read(form(group("AND", rule("member.segments", "COUNT_EQUALS", "2"))))
                        .phrases())
                .extracting(phrase -> phrase.code() + " " + phrase.operands().getOrDefault("value", ""))
                .containsExactly("condition.all ", "condition.count-at-least 2", "condition.count-at-most 2");
    }

    /** Broadleaf's own expression for it would be "not all". */
    @Test
    void noneHoldsWhereNoneOfTheRulesDoes() {
        DataDTO app = rule("order.channel", "EQUALS", "app");
        DataDTO mini = rule("order.channel", "EQUALS", "mini");

        assertThat(read(form(group("NOT", app, mini)))).isEqualTo(new Not(new Any(List.of(APP, MINI))));
        assertThat(read(form(group("NOT", app)))).isEqualTo(new Not(APP));
        assertThat(read(form(group("OR", app, mini)))).isEqualTo(new Any(List.of(APP, MINI)));
        assertThat(read(form(group("AND", app, group("NOT", mini))))).isEqualTo(new All(List.of(APP, new Not(MINI))));
    }

    @Test
    void aFormWithoutRulesHoldsForEverything() {
        assertThat(read(new DataWrapper()).isAlways()).isTrue();
        assertThat(read(form(group("AND"))).isAlways()).isTrue();
        assertThat(FORM.read(null)).isEqualTo(new ReadCondition.Read(Condition.always()));
        assertThat(FORM.write(Condition.always()).getData()).isEmpty();
    }

    @Test
    void readsWhatItWrote() throws Exception {
        for (long seed = 0; seed < 5_000; seed++) {
            RandomConditions random = new RandomConditions(seed);
            Condition condition = random.next();
            DataWrapper form = FORM.write(condition);

            assertThat(read(form)).as("seed " + seed).isEqualTo(plainest(condition));
            if (seed % 20 == 0) {
                assertThat(read(sentAndReceived(form))).as("seed " + seed).isEqualTo(plainest(condition));
            }
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
    void amountsAreInTheCurrencysMainUnitWhateverItsDecimals() {
        Condition thousand = compared(Field.ORDER_SUBTOTAL, Operator.IS, new Value.Whole(1_000));

        for (String currency : List.of("JPY 1000", "CNY 10.00", "KWD 1.000")) {
            ConditionForm form = new ConditionForm(Currency.getInstance(currency.substring(0, 3)));
            DataWrapper written = form.write(thousand);
            ExpressionDTO rule =
                    (ExpressionDTO) written.getData().get(0).getGroups().get(0);

            assertThat(rule.getValue()).isEqualTo(currency.substring(4));
            assertThat(form.read(written)).isEqualTo(new ReadCondition.Read(thousand));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order.total     | EQUALS              | 1                | /0/field    | UNKNOWN_FIELD",
                "order.channel   | REGEXP              | .*               | /0/operator | UNSUPPORTED_OPERATOR",
                "order.channel   | EQUALS_FIELD        | order.store      | /0/operator | UNSUPPORTED_OPERATOR",
                "order.day       | WITHIN_DAYS         | 3                | /0/operator | UNSUPPORTED_OPERATOR",
                "order.channel   | at-least            | 3                | /0/operator | UNSUPPORTED_OPERATOR",
                "order.channel   | CONTAINS            | app              | /0/operator | OPERATOR_NOT_FOR_FIELD",
                "order.items     | ICONTAINS           | 3                | /0/operator | OPERATOR_NOT_FOR_FIELD",
                "order.items     | EQUALS              | ''               | /0/values/0 | BLANK_TEXT",
                "order.items     | EQUALS              | 3.5              | /0/values/0 | WRONG_TYPE",
                "order.items     | EQUALS              | -3               | /0/values/0 | WRONG_TYPE",
                "order.items     | EQUALS              | 1e3              | /0/values/0 | WRONG_TYPE",
                "order.items     | EQUALS              | 99999999999      | /0/values/0 | OUT_OF_RANGE",
                "order.items     | GREATER_THAN        | [1,2]            | /0/values   | WRONG_NUMBER_OF_VALUES",
                "order.subtotal  | EQUALS              | '1,000'          | /0/values/0 | WRONG_TYPE",
                "order.subtotal  | EQUALS              | 1.005            | /0/values/0 | WRONG_TYPE",
                "order.subtotal  | EQUALS              | .                | /0/values/0 | WRONG_TYPE",
                "order.channel   | EQUALS              | ''               | /0/values/0 | BLANK_TEXT",
                "order.channel   | EQUALS              | '[a,]'           | /0/values/1 | BLANK_TEXT",
                "order.day       | EQUALS              | 02/29/2023 00:00 | /0/values/0 | WRONG_TYPE",
                "order.day       | EQUALS              | 02/28/2023 13:30 | /0/values/0 | WRONG_TYPE",
                "member.segments | COUNT_LESS_THAN     | 0                | /0/values/0 | OUT_OF_RANGE",
                "member.segments | COUNT_GREATER_THAN  | x                | /0/values/0 | WRONG_TYPE",
                "member.firstOrder | EQUALS            | yes              | /0/values/0 | WRONG_TYPE"
            })
    void refusesWithTheReason(String field, String operator, String value, String path, Code code) {
        ConditionProblem problem =
                problems(form(group("AND", rule(field, operator, value)))).get(0);

        assertThat(problem.path() + " " + problem.code()).isEqualTo(path + " " + code);
    }

    @Test
    void refusesRangesThatAreNone() {
        assertThat(problems(form(group("AND", between("BETWEEN_INCLUSIVE", "order.items", "5", "3"))))
                        .get(0)
                        .code())
                .isEqualTo(Code.BOUNDS_REVERSED);
        assertThat(problems(form(group("AND", between("BETWEEN", "order.items", "5", null))))
                        .get(0)
                        .code())
                .isEqualTo(Code.BLANK_TEXT);
    }

    @Test
    void refusesSeveralTextsWithoutBrackets() {
        for (String typed : List.of("app, mini", "app，mini", "app、mini")) {
            ConditionProblem problem = problems(form(group("AND", rule("order.channel", "EQUALS", typed))))
                    .get(0);
            assertThat(problem.code()).as(typed).isEqualTo(Code.LIST_WITHOUT_BRACKETS);
            assertThat(problem.operands().get("value")).isEqualTo(typed);
            String escaped = problem.operands().get("escaped").toString();
            assertThat(FORM.read(form(group("AND", rule("order.channel", "EQUALS", escaped)))))
                    .isEqualTo(
                            new ReadCondition.Read(compared(Field.ORDER_CHANNEL, Operator.IS, new Value.Text(typed))));
            assertThat(FORM.read(form(group("AND", rule("order.channel", "EQUALS", "[" + typed + "]")))))
                    .isEqualTo(new ReadCondition.Read(compared(
                            Field.ORDER_CHANNEL, Operator.ONE_OF, new Value.Text("app"), new Value.Text("mini"))));
        }
        assertThat(FORM.read(form(group("AND", rule("order.channel", "ICONTAINS", "a, b")))))
                .as("a part of one text")
                .isInstanceOf(ReadCondition.Read.class);
    }

    @Test
    void refusesWhatIsNoRuleOfOurs() {
        DataDTO app = rule("order.channel", "EQUALS", "app");
        DataWrapper several = form(group("AND", app));
        several.getData().add(group("AND", app));
        DataWrapper broken = form(group("AND", app));
        broken.setError("can't be shown");
        DataDTO quantity = group("AND", app);
        quantity.setQuantity(2);

        assertThat(problems(several).get(0).code()).isEqualTo(Code.SEVERAL_RULES);
        assertThat(problems(broken).get(0).code()).isEqualTo(Code.BROKEN_RULE);
        assertThat(problems(form(quantity)).get(0).code()).isEqualTo(Code.QUANTITY_NOT_SUPPORTED);
        assertThat(problems(form(group("OR"))).get(0).code()).isEqualTo(Code.EMPTY_GROUP);
        assertThat(problems(form(group("NOT"))).get(0).code()).isEqualTo(Code.EMPTY_GROUP);
        assertThat(problems(form(group("AND", app, group("AND")))).get(0).path())
                .isEqualTo("/1");
        assertThat(problems(form(group("XOR", app))).get(0).code()).isEqualTo(Code.WRONG_SHAPE);
    }

    @Test
    void refusesWhatIsBeyondTheLimits() {
        DataDTO deep = rule("order.channel", "EQUALS", "app");
        for (int i = 1; i < Limits.DEPTH; i++) {
            deep = group("NOT", deep);
        }
        DataDTO wide = group("AND", rule("order.channel", "EQUALS", "app"));
        for (int i = 0; i < 2_000; i++) {
            wide.getGroups().add(rule("order.channel", "EQUALS", "app"));
        }

        assertThat(read(form(deep)).depth()).isEqualTo(Limits.DEPTH);
        assertThat(problems(form(group("NOT", deep))).get(0).code()).isEqualTo(Code.TOO_DEEP);
        assertThat(problems(form(wide))).extracting(ConditionProblem::code).containsExactly(Code.TOO_MANY_NODES);
    }

    @Test
    void neverThrowsForWhateverTheFormSays() {
        int read = 0;
        for (long seed = 0; seed < 10_000; seed++) {
            Random random = new Random(seed);
            DataWrapper form = FORM.write(new RandomConditions(seed).next());
            form.getData().forEach(part -> spoil(part, random));

            ReadCondition outcome = FORM.read(form);

            if (outcome instanceof ReadCondition.Read understood) {
                read++;
                assertThat(read(FORM.write(understood.condition()))).isEqualTo(plainest(understood.condition()));
            }
        }
        assertThat(read).isBetween(1_000, 9_900);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "]", "[]", "\\", "[\\]", "[a\\]", "[a\\\\]", ",", "[,]", "[[]]", "\\[a]"})
    void anInputOfSignsIsReadSomehow(String value) {
        assertThat(FormText.items(value)).isNotEmpty();
        assertThat(FORM.read(form(group("AND", rule("order.channel", "EQUALS", value)))))
                .isNotNull();
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

    private static void spoil(DataDTO part, Random random) {
        List<String> operators =
                List.of(BLCOperator.values()).stream().map(Enum::name).toList();
        List<String> values = List.of("", "0", "7", "1.5", "[1,2]", "x", "true", "null", "02/29/2024 00:00", "[", "-1");
        if (part instanceof ExpressionDTO rule) {
            switch (random.nextInt(12)) {
                case 0 -> rule.setOperator(operators.get(random.nextInt(operators.size())));
                case 1 -> rule.setValue(values.get(random.nextInt(values.size())));
                case 2 -> rule.setStart(values.get(random.nextInt(values.size())));
                case 3 -> rule.setName(Field.catalogue().get(random.nextInt(17)).name());
                case 4 -> rule.setValue(null);
                default -> {}
            }
        } else if (random.nextInt(5) == 0) {
            part.setGroupOperator(operators.get(random.nextInt(operators.size())));
        } else if (random.nextInt(20) == 0) {
            part.getGroups().add(null);
        }
        part.getGroups().stream().filter(group -> group != null).forEach(group -> spoil(group, random));
    }

    /** Through the JSON between server and script: what is null comes back as a text. */
    private static DataWrapper sentAndReceived(DataWrapper form) throws Exception {
        return new RuleFieldExtractionUtility().convertJsonToDataWrapper(form.serialize());
    }

    private static Condition read(DataWrapper form) {
        ReadCondition outcome = FORM.read(form);
        assertThat(outcome).isInstanceOf(ReadCondition.Read.class);
        return ((ReadCondition.Read) outcome).condition();
    }

    private static List<ConditionProblem> problems(DataWrapper form) {
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

    private static DataWrapper form(DataDTO rule) {
        DataWrapper form = new DataWrapper();
        form.getData().add(rule);
        return form;
    }

    private static DataDTO group(String operator, DataDTO... parts) {
        DataDTO group = new DataDTO();
        group.setGroupOperator(operator);
        group.getGroups().addAll(List.of(parts));
        return group;
    }

    private static ExpressionDTO rule(String field, String operator, String value) {
        ExpressionDTO rule = new ExpressionDTO();
        rule.setName(field);
        rule.setOperator(operator);
        rule.setValue(value);
        return rule;
    }

    private static ExpressionDTO between(String operator, String field, String start, String end) {
        ExpressionDTO rule = rule(field, operator, null);
        rule.setStart(start);
        rule.setEnd(end);
        return rule;
    }
}
