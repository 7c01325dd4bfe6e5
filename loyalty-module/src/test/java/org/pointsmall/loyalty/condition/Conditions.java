package org.pointsmall.loyalty.condition;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Conditions and facts as a test writes them. */
final class Conditions {
    private Conditions() {}

    /** @param values as outside texts have them: {@code Long}, {@code String}, {@code Boolean} */
    static Condition comparison(Field field, Operator operator, Object... values) {
        ConditionAssembly assembly = new ConditionAssembly();
        ReadCondition read = assembly.outcome(assembly.comparison("", field.name(), operator.code(), List.of(values)));
        assertThat(read).isInstanceOf(ReadCondition.Read.class);
        return ((ReadCondition.Read) read).condition();
    }

    static Condition channelIs(String channel) {
        return comparison(Field.ORDER_CHANNEL, Operator.IS, channel);
    }

    static Facts channel(String channel) {
        return new FactSheet().text(Field.ORDER_CHANNEL, channel);
    }
}
