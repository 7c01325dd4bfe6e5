/**
 * A payment gateway for the demo and for tests: Broadleaf's interfaces in front, three card numbers behind. It moves no
 * money and must not stand in a shop.
 *
 * <p>Promises: no card number is stored or logged, only what the number makes the gateway do and its last four digits.
 * A reference is charged at most once and voided at most once. What was charged and voided is kept in a
 * table of the demo's, one for all nodes, and is committed at once and apart from the store's own transaction, as a bank
 * would ({@link org.pointsmall.demo.store.gateway.CardCharges}).
 */
@NullMarked
package org.pointsmall.demo.store.gateway;

import org.jspecify.annotations.NullMarked;
