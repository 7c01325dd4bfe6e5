/**
 * What an operator's rules ask of an order, a member or a line, as data: a tree of comparisons of known fields with
 * values. It is looked at, never run as a script, and its size is bounded, so it always answers, and soon.
 *
 * <p>What is not known decides nothing. A comparison with a fact that nobody knows (an order without a channel, a member
 * without a birthday) is neither true nor false, its opposite is as unknown, and a condition holds only where what is
 * known makes it true ({@link org.pointsmall.loyalty.condition.Truth}). Points are never given for what is not known,
 * unless the operator says so: "the channel is blank" is a comparison of its own.
 *
 * <p>Nothing that comes from outside throws: {@link org.pointsmall.loyalty.condition.ConditionAssembly} answers with a
 * condition or with all that is wrong and where.
 */
@NullMarked
package org.pointsmall.loyalty.condition;

import org.jspecify.annotations.NullMarked;
