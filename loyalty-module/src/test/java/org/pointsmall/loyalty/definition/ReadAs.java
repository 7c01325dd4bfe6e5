package org.pointsmall.loyalty.definition;

import java.util.List;
import org.pointsmall.loyalty.refusal.Invalid;

/** What a draft is read as, by its fields alone: nothing is looked up in a store. */
public record ReadAs<T>(T terms, boolean active, List<Invalid> wrong) {

    public static <T> ReadAs<T> of(Draft draft, DefinitionKind<T> kind, Surroundings in) {
        ReadDefinition<T> read = ReadDefinition.of(draft, kind, in);
        return new ReadAs<>(read.terms(), read.active(), read.wrong());
    }

    /** What an operator would write. */
    public static <T> Draft written(T terms, boolean active, DefinitionKind<T> kind) {
        return ReadDefinition.written(terms, active, kind);
    }
}
