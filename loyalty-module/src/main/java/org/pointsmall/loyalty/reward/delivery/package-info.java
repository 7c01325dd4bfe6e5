/**
 * What recurring rewards send: each time an order of the store's own, made once on whatever node, in the transaction that
 * writes it down. What can't be sent waits, and its part of the points comes back when it has waited too long.
 *
 * <p>Whoever moves anything here locks the member's account first, then the reward, then the reward's schedule or the
 * row of what was sent.
 */
@NullMarked
package org.pointsmall.loyalty.reward.delivery;

import org.jspecify.annotations.NullMarked;
