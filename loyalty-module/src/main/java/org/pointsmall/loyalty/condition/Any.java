package org.pointsmall.loyalty.condition;

import java.util.List;

/**
 * Holds where one of its parts does.
 *
 * @param parts in the order in which they are asked, at least one
 */
public record Any(List<Condition> parts) implements Condition {
    public Any {
        parts = Groups.checked(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("any of nothing holds for nothing");
        }
    }

    @Override
    public Truth truth(Facts facts) {
        return Truth.ofAny(parts, facts);
    }

    @Override
    public List<Phrase> phrases() {
        return Groups.phrases("condition.any", parts);
    }
}
