/** What moved and what is held, for reading: statements, account files, movements of an order. */
@NullMarked
package org.pointsmall.loyalty.statement;

import org.jspecify.annotations.NullMarked;
