/** Keeps simulations in {@code LOYALTY_SIMULATION}, and what they have come to in the tables beside it. */
@NullMarked
package org.pointsmall.loyalty.simulation.jdbc;

import org.jspecify.annotations.NullMarked;
