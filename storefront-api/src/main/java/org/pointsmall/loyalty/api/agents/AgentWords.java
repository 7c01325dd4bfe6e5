package org.pointsmall.loyalty.api.agents;

import java.util.Map;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.api.wording.Wording;

/** What agents are told in sentences. */
final class AgentWords {
    static final String BUNDLE = "org.pointsmall.loyalty.api.agents.agents";

    private static final Wording WORDING = new Wording(BUNDLE, AgentWords.class);

    private AgentWords() {}

    static String say(String key, Map<String, ?> operands, Language language) {
        return WORDING.say(key, operands, language)
                .orElseThrow(() -> new IllegalStateException("no words for " + key + " " + operands.keySet()));
    }
}
