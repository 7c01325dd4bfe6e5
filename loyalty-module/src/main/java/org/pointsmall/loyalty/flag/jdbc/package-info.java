/** Versions of flags in the store's database. */
@NullMarked
package org.pointsmall.loyalty.flag.jdbc;

import org.jspecify.annotations.NullMarked;
