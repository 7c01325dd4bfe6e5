/** Mall offers in the store's database. */
@NullMarked
package org.pointsmall.loyalty.mall.jdbc;

import org.jspecify.annotations.NullMarked;
