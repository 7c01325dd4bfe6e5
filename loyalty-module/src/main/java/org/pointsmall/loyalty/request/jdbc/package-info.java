/** The tables {@code LOYALTY_REQUEST_KEY} and {@code LOYALTY_REQUEST_PACE}. */
@NullMarked
package org.pointsmall.loyalty.request.jdbc;

import org.jspecify.annotations.NullMarked;
