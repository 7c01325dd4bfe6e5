/**
 * Members' levels and what they give. A member is in the highest tier whose threshold is reached by what the member's
 * orders brought in the programme's period, the moment it is reached; down it goes at a review, after a grace. What
 * qualifies is kept apart from the points that can be spent: spending lowers nothing, a return takes away what its order
 * brought, where it brought it, and with it, at once, the tier that nobody would have without it.
 *
 * <p>The definitions are a scheme in numbered revisions, checked when it is saved and never changed after; whoever reads
 * a member's tier reads the number of the revision in force with it, so that each node uses a new one at once. Every
 * change of a member's tier is kept, with what it was decided by.
 *
 * <p>{@link org.pointsmall.loyalty.tier.TierPolicy} is the whole of the rules, without a clock or a store.
 */
@NullMarked
package org.pointsmall.loyalty.tier;

import org.jspecify.annotations.NullMarked;
