package org.pointsmall.loyalty.condition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Conditions and facts as a seed makes them: over few enough values that they meet. */
public final class RandomConditions {
    private static final List<String> WORDS = List.of(
            "app", "App", "mini", "a,b", "[x", "y]", "a\\", "\\", "50%", "金卡", "𝄞", "null", "it's", "\"q\"", "a b",
            "[a,b]");

    private final Random random;

    public RandomConditions(long seed) {
        this.random = new Random(seed);
    }

    /** Of any shape within the limits, the one that always holds among them. */
    public Condition next() {
        return random.nextInt(50) == 0 ? Condition.always() : condition(1 + random.nextInt(5));
    }

    private Condition condition(int depth) {
        if (depth == 1) {
            return comparison();
        }
        return switch (random.nextInt(4)) {
            case 0 -> new All(parts(depth));
            case 1 -> new Any(parts(depth));
            case 2 -> new Not(condition(depth - 1));
            default -> comparison();
        };
    }

    private List<Condition> parts(int depth) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> condition(depth - 1))
                .toList();
    }

    public Comparison comparison() {
        Field field = field();
        List<Operator> operators = field.type().operators();
        Operator operator = operators.get(random.nextInt(operators.size()));
        int values = operator.leastValues() + (operator.mostValues() > operator.leastValues() ? random.nextInt(4) : 0);
        List<Value> operands = new ArrayList<>();
        for (int i = 0; i < values; i++) {
            operands.add(operator.counts() ? new Value.Whole(random.nextInt(4)) : operand(field));
        }
        if (operator == Operator.BETWEEN) {
            operands.sort(Value::compare);
        }
        return new Comparison(field, operator, operands);
    }

    /** What is so, for every field alike; some of it unknown. */
    public Facts facts() {
        FactSheet facts = new FactSheet();
        for (Field field : fields()) {
            if (random.nextInt(4) != 0) {
                facts.lookUp(field, () -> field.type() == FieldType.TEXTS ? texts() : operand(field));
            }
        }
        return facts;
    }

    private Field field() {
        List<Field> fields = fields();
        return fields.get(random.nextInt(fields.size()));
    }

    private static List<Field> fields() {
        List<Field> fields = new ArrayList<>(Field.catalogue());
        fields.add(Field.attribute("table no."));
        fields.add(Field.attribute("渠道"));
        return fields;
    }

    private Value operand(Field field) {
        return switch (field.type()) {
            case WHOLE -> new Value.Whole(1 + random.nextInt(5));
            case MONEY -> new Value.Whole(random.nextInt(3) * 100L + random.nextInt(2));
            case TEXT, WORD, TEXTS, THINGS -> new Value.Text(word());
            case DATE -> new Value.Day(LocalDate.of(2024, 2, 27).plusDays(random.nextInt(5)));
            case FLAG -> new Value.Flag(random.nextBoolean());
        };
    }

    private Value texts() {
        Set<String> texts = new HashSet<>();
        IntStream.range(0, random.nextInt(4)).forEach(i -> texts.add(word()));
        return new Value.Texts(texts);
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
