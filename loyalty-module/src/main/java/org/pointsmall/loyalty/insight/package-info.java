/**
 * What a merchant asks of the mall: whether its prices are mixed well, what is running out, what is wanted and what is not.
 * It reads and moves nothing. Quantities are whole, and what is counted comes from what is stored: claims, rewards, and
 * the store's orders.
 */
@NullMarked
package org.pointsmall.loyalty.insight;

import org.jspecify.annotations.NullMarked;
