/**
 * What a set of rules would have awarded to the orders of the past, beside what was awarded. Reads orders and writes
 * nothing but its own results: no account, no journal, no count of a limit is touched.
 */
@NullMarked
package org.pointsmall.loyalty.simulation;

import org.jspecify.annotations.NullMarked;
