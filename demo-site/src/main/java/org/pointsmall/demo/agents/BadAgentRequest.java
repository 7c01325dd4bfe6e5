package org.pointsmall.demo.agents;

/** A request that the protocol does not allow: answered by 400. */
final class BadAgentRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    private BadAgentRequest(String code, String content) {
        super(content, null, false, false);
        this.code = code;
    }

    static BadAgentRequest of(String field) {
        return new BadAgentRequest("invalid_request", field);
    }

    static BadAgentRequest tooLarge(String field) {
        return new BadAgentRequest("request_too_large", field);
    }

    String code() {
        return code;
    }
}
