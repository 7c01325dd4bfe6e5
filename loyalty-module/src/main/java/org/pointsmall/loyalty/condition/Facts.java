package org.pointsmall.loyalty.condition;

import org.jspecify.annotations.Nullable;

/** How a condition asks. It asks only for what it needs to know, so that what is expensive is looked up only then. */
@FunctionalInterface
public interface Facts {

    /**
     * What is so.
     *
     * @return a value of the field's type; null where it is not known
     */
    @Nullable
    Value of(Field field);

    /** These facts, and where they don't know, those: a line's before its order's. */
    default Facts orElse(Facts others) {
        return field -> {
            Value value = of(field);
            return value != null ? value : others.of(field);
        };
    }
}
