package org.pointsmall.loyalty.api.member;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.account.TraceLine;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.api.wording.Wording;

/**
 * Puts the trace of an entry, or of what would become one, into words. A line that this version has no words for is left
 * out: the journal is older.
 */
public final class Explanations {
    static final String BUNDLE = "org.pointsmall.loyalty.api.member.explanations";

    private final Wording wording = new Wording(BUNDLE, Explanations.class);

    /** Operands that people have given names by: "1111" is no number there. */
    private static final Set<String> NAMES = Set.of("name", "english", "chinese");

    /** The sentences, in the order of the lines. */
    public List<String> of(List<TraceLine> trace, Language language) {
        return trace.stream()
                .map(line -> wording.say(line.code(), told(line), language))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Map<String, Object> told(TraceLine line) {
        Map<String, Object> operands = new HashMap<>(line.operands());
        operands.replaceAll((key, value) -> NAMES.contains(key) ? new Wording.AsIs(value.toString()) : value);
        return operands;
    }
}
