package org.pointsmall.loyalty.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the conditions that are made of others have in common. */
final class Groups {
    private Groups() {}

    /**
     * The parts, copied, where a group of them is within the limits. A part that asks nothing is refused: Broadleaf's
     * rule builder drops empty groups, and in an "any" or a "not" that would change what is said.
     */
    static List<Condition> checked(List<Condition> parts) {
        List<Condition> copy = List.copyOf(parts);
        int depth = 1;
        int nodes = 1;
        for (Condition part : copy) {
            if (part.isAlways()) {
                throw new IllegalArgumentException("a part that asks nothing");
            }
            depth = Math.max(depth, 1 + part.depth());
            nodes += part.nodes();
        }
        if (depth > Limits.DEPTH || nodes > Limits.NODES) {
            throw new IllegalArgumentException("a condition " + depth + " levels deep, of " + nodes
                    + " nodes; the limits are " + Limits.DEPTH + " and " + Limits.NODES);
        }
        return copy;
    }

    static List<Phrase> phrases(String code, List<Condition> parts) {
        List<Phrase> phrases = new ArrayList<>();
        phrases.add(new Phrase(0, code, Map.of()));
        for (Condition part : parts) {
            part.phrases().forEach(phrase -> phrases.add(phrase.indented()));
        }
        return List.copyOf(phrases);
    }
}
