package org.pointsmall.loyalty.api.wording;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.trace.TraceLine;

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
                .map(line -> said(line, language))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> said(TraceLine line, Language language) {
        Map<String, Object> operands = in(language, line.operands());
        return wording.say(exactly(line), operands, language).or(() -> wording.say(line.code(), operands, language));
    }

    /** Which limit it was that was reached: its sentence goes by whose it is, and for how long. */
    private static String exactly(TraceLine line) {
        return line.code() + "." + line.operands().get("of") + "."
                + line.operands().get("limit");
    }

    /** A name that a trace has in each language, for it does not know who will read it, is {@code name} here. */
    private static Map<String, Object> in(Language language, Map<String, String> operands) {
        Map<String, Object> spoken = new HashMap<>(operands);
        String name = operands.getOrDefault(language == Language.CHINESE ? "chinese" : "english", operands.get("name"));
        if (name != null) {
            // A rule that is called 1111 is no number.
            spoken.put("name", new Wording.AsIs(name));
        }
        return spoken;
    }
}
