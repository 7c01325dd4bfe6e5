package org.pointsmall.demo.agents;

import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.api.wording.Wording;

/** What agents are told in sentences. */
final class AgentMessages {
    private static final Wording WORDING = new Wording("org.pointsmall.demo.agents.messages", AgentMessages.class);

    private AgentMessages() {}

    /** A checkout of nothing. */
    static AgentJson.Message empty(HttpServletRequest request) {
        return new AgentJson.Message(
                "error", "missing", "$.line_items", say("empty", "", Language.of(request)), "recoverable");
    }

    /** A checkout that only its buyer can bring to an end. */
    static AgentJson.Message payment(HttpServletRequest request) {
        return new AgentJson.Message(
                "error", "payment_required", null, say("payment", "", Language.of(request)), "requires_buyer_input");
    }

    /** What this code means, of that. */
    static String about(String code, String what, Language language) {
        return say(code, what, language);
    }

    private static String say(String key, String what, Language language) {
        return WORDING.say(key, Map.of("what", new Wording.AsIs(what)), language)
                .orElseThrow(() -> new IllegalStateException("no words for " + key));
    }
}
