/**
 * Conditions in Broadleaf's rule builder: which fields it offers, and what its form says as a
 * {@link org.pointsmall.loyalty.condition.Condition}. Only the form is Broadleaf's: the expressions that it would make of
 * it, in a scripting language, are neither stored nor run.
 *
 * <p>Where the form and those expressions say different things, the form is right, as it is what the operator reads: a
 * group of "none" holds where none of its rules does, while Broadleaf's expression for it is "not all".
 */
@NullMarked
package org.pointsmall.loyalty.admin.condition;

import org.jspecify.annotations.NullMarked;
