/** Reads sums of figures. */
@NullMarked
package org.pointsmall.loyalty.insight.dashboard.jdbc;

import org.jspecify.annotations.NullMarked;
