package org.pointsmall.loyalty.condition;

import java.util.List;

/**
 * Holds where each of its parts does.
 *
 * @param parts in the order in which they are asked; none is the condition that always holds, alone and never a part
 */
public record All(List<Condition> parts) implements Condition {
    static final All ALWAYS = new All(List.of());

    public All {
        parts = Groups.checked(parts);
    }

    @Override
    public Truth truth(Facts facts) {
        return Truth.ofAll(parts, facts);
    }

    @Override
    public List<Phrase> phrases() {
        return Groups.phrases(parts.isEmpty() ? "condition.always" : "condition.all", parts);
    }
}
