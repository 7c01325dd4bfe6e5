/**
 * Segments of the merchant's own: definitions that say by a condition who belongs to them. Their members are found by sets,
 * span by span, in runs; readers see the members of a whole run, the last that came to its end, and never a part of the next.
 */
@NullMarked
package org.pointsmall.loyalty.segment.own;

import org.jspecify.annotations.NullMarked;
