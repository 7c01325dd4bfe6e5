/**
 * Limited quantities: so many pieces in all, so many for each member in a period. They are claimed in the transaction
 * that holds the points, and given back with it.
 *
 * <p>What is limited is named by a {@link org.pointsmall.loyalty.stock.StockKey}; how many there are is said by the
 * definition in force, and is compared when something is claimed. So a limit that is raised counts at once.
 *
 * <p>Rows are locked in one order, so that nobody waits in a circle. Whoever claims locks the member's account first, then
 * the claims of the claimant, then what is limited in the order of its keys; what was claimed before and is given back is
 * part of that order. An order of the store that claims as two claimants claims offers of the mall first, and limited
 * products after them. {@link org.pointsmall.loyalty.stock.Stock} promises:
 *
 * <ul>
 *   <li>never more are taken than there are, under any interleaving;
 *   <li>what is taken is the sum of the claims that stand, so that it can be rebuilt;
 *   <li>a claim ends once: it is sold, or given back; and of what is sold comes back at most all.
 * </ul>
 */
@NullMarked
package org.pointsmall.loyalty.stock;

import org.jspecify.annotations.NullMarked;
