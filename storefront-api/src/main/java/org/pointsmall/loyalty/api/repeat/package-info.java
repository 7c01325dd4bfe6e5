/** Requests that come again: the header {@code Idempotency-Key}, and what is answered to it. */
@NullMarked
package org.pointsmall.loyalty.api.repeat;

import org.jspecify.annotations.NullMarked;
