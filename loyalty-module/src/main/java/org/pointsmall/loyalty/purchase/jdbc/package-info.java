/** What belongs to a purchase, as it is kept in rows. */
@NullMarked
package org.pointsmall.loyalty.purchase.jdbc;

import org.jspecify.annotations.NullMarked;
