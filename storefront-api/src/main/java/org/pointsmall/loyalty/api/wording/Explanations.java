package org.pointsmall.loyalty.api.wording;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.account.TraceLine;

/** Puts a trace into words. A line that this version has no words for is left out: what is kept may be older. */
public final class Explanations {
    private final Wording wording;

    /**
     * @param bundle the base name of the sentences, by the codes of traces
     * @param owner a class that is loaded from where the bundle is
     */
    public Explanations(String bundle, Class<?> owner) {
        wording = new Wording(bundle, owner);
    }

    public List<String> of(List<TraceLine> trace, Language language) {
        return trace.stream()
                .map(line -> wording.say(line.code(), in(language, line.operands()), language))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A name that a trace has in each language, for it does not know who will read it, is {@code name} here. */
    private static Map<String, String> in(Language language, Map<String, String> operands) {
        String name = operands.get(language == Language.CHINESE ? "chinese" : "english");
        if (name == null) {
            return operands;
        }
        Map<String, String> spoken = new HashMap<>(operands);
        spoken.put("name", name);
        return spoken;
    }
}
