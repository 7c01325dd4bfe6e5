/**
 * Who has changed what, when, and why: one row for each change that somebody makes, in the transaction that makes it. Rows
 * are added and never changed, and each bears a hash of itself and of all before it: an edit by other means shows, unless it
 * reckons all hashes after it anew. There is no secret in them.
 */
@NullMarked
package org.pointsmall.loyalty.audit;

import org.jspecify.annotations.NullMarked;
