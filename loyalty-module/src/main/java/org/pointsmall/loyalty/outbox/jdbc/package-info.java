/** Stores the outbox. */
@NullMarked
package org.pointsmall.loyalty.outbox.jdbc;

import org.jspecify.annotations.NullMarked;
