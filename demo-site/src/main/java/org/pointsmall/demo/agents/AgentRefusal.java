package org.pointsmall.demo.agents;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.wording.Language;

/** Ends an agent's request with an outcome of the store's business: nothing has been done, and why is said. */
final class AgentRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String NOT_FOUND = "not_found";
    private static final String ITEM = "item_unavailable";
    /** The same request will not do, but another one may. */
    private static final String RECOVERABLE = "recoverable";

    private static final String UNRECOVERABLE = "unrecoverable";

    private final String code;
    private final String severity;
    private final @Nullable String said;

    private AgentRefusal(String code, String severity, @Nullable String said, String about) {
        super(about, null, false, false);
        this.code = code;
        this.severity = severity;
        this.said = said;
    }

    /** @param id of a product, a cart or a checkout that is none, or not the shopper's */
    static AgentRefusal notFound(@Nullable String id) {
        return new AgentRefusal(NOT_FOUND, UNRECOVERABLE, null, String.valueOf(id));
    }

    /** @param id of what is no item */
    static AgentRefusal noItem(String id) {
        return new AgentRefusal(ITEM, RECOVERABLE, null, id);
    }

    /** @param content why the store or the programme doesn't sell it so, in the request's language */
    static AgentRefusal ofItem(String content) {
        return new AgentRefusal(ITEM, RECOVERABLE, content, "");
    }

    AgentJson.Message message(Language language) {
        String content = said == null ? AgentMessages.about(code, String.valueOf(getMessage()), language) : said;
        return AgentJson.Message.error(code, content, severity);
    }
}
