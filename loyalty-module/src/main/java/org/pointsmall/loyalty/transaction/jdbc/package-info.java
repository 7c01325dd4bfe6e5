/**
 * How the programme's values are written to, and read from, the databases that a store may have. Where those differ, it
 * is said here, once.
 */
@NullMarked
package org.pointsmall.loyalty.transaction.jdbc;

import org.jspecify.annotations.NullMarked;
