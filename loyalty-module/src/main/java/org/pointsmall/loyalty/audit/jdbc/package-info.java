/** The trail in the store's database. */
@NullMarked
package org.pointsmall.loyalty.audit.jdbc;

import org.jspecify.annotations.NullMarked;
