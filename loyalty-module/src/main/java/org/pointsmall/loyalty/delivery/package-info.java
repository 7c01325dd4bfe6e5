/** Tells listeners what the outbox has: at least once, and to each in the order in which it happened to the member. */
@NullMarked
package org.pointsmall.loyalty.delivery;

import org.jspecify.annotations.NullMarked;
