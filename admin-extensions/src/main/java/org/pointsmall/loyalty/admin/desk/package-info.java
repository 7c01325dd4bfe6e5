/**
 * The desk at which staff look after one member's points: the account in full, and all that may be done to it by hand.
 * Whatever is done is one movement of the ledger in one transaction, under the name of who is signed in and with a
 * reason; what is refused is said in a sentence, and has changed nothing.
 */
@NullMarked
package org.pointsmall.loyalty.admin.desk;

import org.jspecify.annotations.NullMarked;
