/**
 * Value types of points and money. Whole points and minor units only: no floating point, and no rounding that is not
 * named by the caller or by the method.
 */
@NullMarked
package org.pointsmall.loyalty.points;

import org.jspecify.annotations.NullMarked;
