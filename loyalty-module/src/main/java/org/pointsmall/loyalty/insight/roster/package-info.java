/**
 * The list of members: who is in a tier or a segment, who stands behind a figure of the dashboard, who has how many points.
 * It reads and moves nothing. What one look costs does not grow with the members: pages are found by a key.
 */
@NullMarked
package org.pointsmall.loyalty.insight.roster;

import org.jspecify.annotations.NullMarked;
