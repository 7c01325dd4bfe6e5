/**
 * Who has changed what, when, and why: one row for each change that somebody makes, in the transaction that makes it. Rows
 * are added and never changed, and each bears a hash of itself and of all before it: whoever edits the table by other means
 * can't do so unseen.
 */
@NullMarked
package org.pointsmall.loyalty.audit;

import org.jspecify.annotations.NullMarked;
