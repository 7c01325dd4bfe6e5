/**
 * The programme's time. Moments are whole milliseconds, and days are those of the programme's zone.
 *
 * <p>Nothing else reads a clock or asks for the programme's zone: who needs to know takes a {@link
 * org.pointsmall.loyalty.time.BusinessTime}.
 */
@NullMarked
package org.pointsmall.loyalty.time;

import org.jspecify.annotations.NullMarked;
