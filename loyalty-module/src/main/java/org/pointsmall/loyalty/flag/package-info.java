/**
 * Flags: what a merchant says of a product that limits who may buy it, when and how. Each limit is a small policy in one
 * list ({@link FlagPolicies}); whoever sells asks {@link CheckFlags} early, for the reason, and again when it counts.
 *
 * <p>Promises: flags are read from the database each time, so a change counts at once on every node; whoever can't be
 * known to fulfil a flag does not; where several reasons apply, the first in the order of the codes is given.
 */
@NullMarked
package org.pointsmall.loyalty.flag;

import org.jspecify.annotations.NullMarked;
