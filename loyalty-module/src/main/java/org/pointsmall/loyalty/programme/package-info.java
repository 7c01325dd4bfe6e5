/**
 * The programme's own accounts: what it has issued, what was burned, broke, was adjusted, is owed and was written off,
 * and what its members still have, at any moment that is past, by the month in which it expires and in money.
 *
 * <p>Every answer is what the journal's entries up to that moment add up to, no more and no less, whether days have been
 * closed or not, and however late an entry was committed: closed days only save the reading of what came before them.
 * They are sums of the journal, can be thrown away at any time, and are made again by {@code CloseDays}.
 *
 * <p>Plain Java: {@link org.pointsmall.loyalty.programme.DayBook} is where days are kept.
 */
@NullMarked
package org.pointsmall.loyalty.programme;

import org.jspecify.annotations.NullMarked;
