package org.pointsmall.loyalty.api.agents;

import java.util.Map;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.api.wording.Wording;

/** Ends an agent's request before anything is done for it, with a code and a status of the protocol's. */
public final class AgentProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final AgentProblemCode code;
    private final transient Map<String, Wording.AsIs> operands;

    private AgentProblem(AgentProblemCode code, Map<String, Wording.AsIs> operands) {
        super(code.code(), null, false, false);
        this.code = code;
        this.operands = Map.copyOf(operands);
    }

    public static AgentProblem of(AgentProblemCode code) {
        return new AgentProblem(code, Map.of());
    }

    static AgentProblem ofVersion(String version) {
        return new AgentProblem(
                AgentProblemCode.VERSION_UNSUPPORTED,
                Map.of("version", new Wording.AsIs(version), "own", new Wording.AsIs(Protocol.VERSION)));
    }

    public AgentProblemCode code() {
        return code;
    }

    /** What to tell whoever reads the answer. */
    public String content(Language language) {
        return AgentWords.say("problem." + code.code(), operands, language);
    }
}
