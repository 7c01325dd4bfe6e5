package org.pointsmall.loyalty.admin.page;

import java.io.Serializable;
import java.util.List;

/**
 * Something to be said in the language of whoever reads it.
 *
 * @param code of a text of ours
 * @param operands that go into its numbered places: numbers as {@link Long}, which are written with grouped digits, and
 *     plain text
 */
public record Sentence(String code, List<Serializable> operands) implements Serializable {
    public Sentence {
        operands = List.copyOf(operands);
    }

    public static Sentence of(String code, Serializable... operands) {
        return new Sentence(code, List.of(operands));
    }

    /** As the templates' messages take them. */
    public Object[] places() {
        return operands.toArray();
    }
}
