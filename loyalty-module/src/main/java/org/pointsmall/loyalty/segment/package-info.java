/**
 * Members by how they buy: how recently, how often and for how much (RFM), each in quintiles among all members who
 * bought in the look-back, and the named segment which those three make. All members are measured at one moment, by a
 * run; readers see one whole run, the last that came to its end, and never a part of the next.
 *
 * <p>Quintiles are by rank, after A. M. Hughes, <em>Strategic Database Marketing</em>, 1994: the members in order, cut
 * into five. What becomes of members of equal rank, where Hughes leaves it to the sort, is said at
 * {@link org.pointsmall.loyalty.segment.Scale}.
 */
@NullMarked
package org.pointsmall.loyalty.segment;

import org.jspecify.annotations.NullMarked;
