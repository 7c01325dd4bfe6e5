package org.pointsmall.loyalty.condition;

import java.util.List;

/** Holds where its part is known not to: what is not known is not known in the opposite either. */
public record Not(Condition part) implements Condition {
    public Not {
        Groups.checked(List.of(part));
    }

    @Override
    public List<Condition> parts() {
        return List.of(part);
    }

    @Override
    public Truth truth(Facts facts) {
        return part.truth(facts).negated();
    }

    @Override
    public List<Phrase> phrases() {
        return Groups.phrases("condition.not", parts());
    }
}
