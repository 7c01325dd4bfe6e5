/**
 * What members had in an earlier programme: lots with their expiry, tiers, and who the members were there. A file is a batch
 * like those of points in bulk; each of its rows is a lot, which is posted once for ever, in whichever file it comes.
 */
@NullMarked
package org.pointsmall.loyalty.adjustment.opening;

import org.jspecify.annotations.NullMarked;
