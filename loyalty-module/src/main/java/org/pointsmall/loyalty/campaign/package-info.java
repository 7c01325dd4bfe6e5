/**
 * What points are worth, and what points prices come to, while a campaign lasts. Only the best of all campaigns counts for
 * a member, so one more never makes anything dearer, and each price says by which it came about.
 */
@NullMarked
package org.pointsmall.loyalty.campaign;

import org.jspecify.annotations.NullMarked;
