/** Amounts of money as the HTTP contract writes them. */
@NullMarked
package org.pointsmall.demo.store.money;

import org.jspecify.annotations.NullMarked;
