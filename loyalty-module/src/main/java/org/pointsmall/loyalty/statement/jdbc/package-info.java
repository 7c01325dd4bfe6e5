/** Statements read from the tables of the ledger. */
@NullMarked
package org.pointsmall.loyalty.statement.jdbc;

import org.jspecify.annotations.NullMarked;
