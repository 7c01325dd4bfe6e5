/** Closed days in the store's database, and the sums of the journal that they and the programme's answers are made of. */
@NullMarked
package org.pointsmall.loyalty.programme.jdbc;

import org.jspecify.annotations.NullMarked;
