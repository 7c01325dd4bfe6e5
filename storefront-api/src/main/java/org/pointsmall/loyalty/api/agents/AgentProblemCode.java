package org.pointsmall.loyalty.api.agents;

import java.util.Locale;

/** Why an agent is not answered, in the order in which it is looked at. */
public enum AgentProblemCode {
    /** No profile is named, or none that could be one. */
    INVALID_PROFILE_URL(400),
    /** The merchant does not know this platform. */
    PROFILE_NOT_TRUSTED(403),
    PROFILE_UNREACHABLE(424),
    PROFILE_MALFORMED(422),
    VERSION_UNSUPPORTED(422),
    /** The platform does not have what the operation is part of: an outcome of the negotiation, and no transport's error. */
    CAPABILITIES_INCOMPATIBLE(200);

    private final int status;

    AgentProblemCode(int status) {
        this.status = status;
    }

    /** Of the HTTP answer. */
    public int status() {
        return status;
    }

    /** As the protocol writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
