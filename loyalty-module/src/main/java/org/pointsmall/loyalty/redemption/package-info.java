/**
 * Points as money: what they would do to a cart (a quote, without side effects), the hold that reserves them for a
 * checkout, and how a checkout is settled or undone.
 */
@NullMarked
package org.pointsmall.loyalty.redemption;

import org.jspecify.annotations.NullMarked;
