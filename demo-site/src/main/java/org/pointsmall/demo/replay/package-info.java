/**
 * Places real baskets in a running store, as their customers, over nothing but HTTP, and then checks the books: what
 * the checkouts said they spent and earned, what the members' balances say and what their journals say must agree to
 * the point.
 *
 * <p>Promises: can be run again on the same store (it compares changes, and nobody is registered twice); tells every
 * difference rather than the first; never repairs anything.
 */
@NullMarked
package org.pointsmall.demo.replay;

import org.jspecify.annotations.NullMarked;
