package org.pointsmall.loyalty.api.problem;

import org.springframework.http.HttpStatus;

/**
 * A kind of problem. {@link ProblemCode} has the programme's; a store that answers with problems of its own brings an
 * enum that implements this.
 */
public interface ProblemType {

    /** The stable code, in upper case with underscores. */
    String name();

    HttpStatus status();

    /**
     * The base name of the message bundle with {@code CODE.title} and {@code CODE.detail}. A {@code CODE.detail.FIELD}
     * comes before {@code CODE.detail} where the operand {@code field} is FIELD.
     */
    String bundle();
}
