/** Traces as they are kept in rows. */
@NullMarked
package org.pointsmall.loyalty.trace.jdbc;

import org.jspecify.annotations.NullMarked;
