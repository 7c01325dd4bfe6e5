package org.pointsmall.loyalty.definition;

import java.util.ArrayList;
import java.util.List;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * What was read of a draft. Any kind has the field {@code active} beside those of its own; what is none of them is refused
 * as {@code UNKNOWN_FIELD}.
 *
 * @param terms what it says; where something is wrong, harmless terms in its place
 * @param active whether it is to be in force
 * @param wrong all that is, of the fields alone
 */
record ReadDefinition<T>(T terms, boolean active, List<Invalid> wrong) {
    static final String ACTIVE = "active";

    static <T> ReadDefinition<T> of(Draft draft, DefinitionKind<T> kind, Surroundings in) {
        ReadDraft reading = new ReadDraft(draft);
        reading.requireFields(kind::isField);
        T terms = kind.shape().read(new Reading(reading, in), "");
        return new ReadDefinition<>(terms, reading.flag(ACTIVE), reading.wrong());
    }

    /** What an operator would write. */
    static <T> Draft written(T terms, boolean active, DefinitionKind<T> kind) {
        return kind.shape().write(Draft.EMPTY, "", terms).with(ACTIVE, active);
    }

    /** What is wrong with the fields, what with those among them that are not, and with all of it among the others. */
    List<Invalid> wrong(List<Version<T>> others, DefinitionKind<T> kind, Surroundings in) {
        Checking checking = new Checking(in);
        kind.shape().check(terms, "", checking);
        kind.check(terms, others, checking);
        List<Invalid> all = new ArrayList<>(wrong);
        checking.wrong().stream()
                .filter(invalid -> ReadDraft.isRight(wrong, invalid.field()))
                .forEach(all::add);
        if (active && wrong.isEmpty()) {
            Checking inForce = new Checking(in);
            kind.checkInForce(terms, others.stream().filter(Version::active).toList(), inForce);
            all.addAll(inForce.wrong());
        }
        return all;
    }
}
