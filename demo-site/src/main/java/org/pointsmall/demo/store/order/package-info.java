/** The orders that a shopper has placed. */
@NullMarked
package org.pointsmall.demo.store.order;

import org.jspecify.annotations.NullMarked;
