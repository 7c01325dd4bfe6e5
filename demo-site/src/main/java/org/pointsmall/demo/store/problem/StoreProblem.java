package org.pointsmall.demo.store.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ends a request with a problem document. It says what the caller did, not where in the code: it carries no stack
 * trace. Unchecked, so that transactions it passes through roll back.
 */
public final class StoreProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StoreProblemCode code;
    private final transient Map<String, Object> operands;

    private StoreProblem(StoreProblemCode code, Map<String, Object> operands) {
        super(code + " " + operands, null, false, false);
        this.code = code;
        this.operands = Collections.unmodifiableMap(operands);
    }

    public static StoreProblem of(StoreProblemCode code) {
        return new StoreProblem(code, Map.of());
    }

    /** This field or parameter is missing, or its value is not what it has to be. */
    public static StoreProblem invalid(String field) {
        return of(StoreProblemCode.INVALID_VALUE).with("field", field);
    }

    public static StoreProblem notFound() {
        return of(StoreProblemCode.NOT_FOUND);
    }

    /** This problem with one more of the values that were compared. */
    public StoreProblem with(String name, Object value) {
        Map<String, Object> extended = new LinkedHashMap<>(operands);
        extended.put(name, value);
        return new StoreProblem(code, extended);
    }

    public StoreProblemCode code() {
        return code;
    }

    public Map<String, Object> operands() {
        return operands;
    }
}
