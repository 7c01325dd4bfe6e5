package org.pointsmall.loyalty.condition;

import java.util.Arrays;
import java.util.List;

/** What kind of fact a field is, and so what it can be compared with. */
public enum FieldType {
    WHOLE(Value.Whole.class, Value.Whole.class),
    /** Minor units of the order's currency. */
    MONEY(Value.Whole.class, Value.Whole.class),
    TEXT(Value.Text.class, Value.Text.class),
    /** A text that is compared as a whole only, exactly as it is written. */
    WORD(Value.Text.class, Value.Text.class),
    /** A set of texts, asked for one or several of them. */
    TEXTS(Value.Texts.class, Value.Text.class),
    /** The same of which it is only asked whether some of them are there: ids of the store's things. */
    THINGS(Value.Texts.class, Value.Text.class),
    DATE(Value.Day.class, Value.Day.class),
    FLAG(Value.Flag.class, Value.Flag.class);

    private final Class<? extends Value> fact;
    private final Class<? extends Value> operand;

    FieldType(Class<? extends Value> fact, Class<? extends Value> operand) {
        this.fact = fact;
        this.operand = operand;
    }

    /** The operators that a field of this type may be compared by. */
    public List<Operator> operators() {
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.appliesTo(this))
                .toList();
    }

    boolean isFact(Value value) {
        return fact.isInstance(value);
    }

    /** Whether the operators with numbers of their own, such as how many texts there are, take this value. */
    boolean takes(Value value, Operator operator) {
        return operator.counts() ? value instanceof Value.Whole : operand.isInstance(value);
    }
}
