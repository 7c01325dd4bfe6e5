/**
 * Refusals and errors as RFC 9457 problem documents: a stable code with its status, the operands, and words for people.
 * Public, so that a store's own resources can answer in the same way: throw a {@link
 * org.pointsmall.loyalty.api.problem.ProblemException}, register a {@link
 * org.pointsmall.loyalty.api.problem.ProblemExceptionResolver} for the store's own path, and write from a filter or a
 * security entry point with {@link org.pointsmall.loyalty.api.problem.ProblemResponses}.
 */
@NullMarked
package org.pointsmall.loyalty.api.problem;

import org.jspecify.annotations.NullMarked;
