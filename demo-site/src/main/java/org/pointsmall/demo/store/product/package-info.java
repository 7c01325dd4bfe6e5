/** What the store sells, as guests and shoppers see it. Only what is active now; pages by cursor, in id order. */
@NullMarked
package org.pointsmall.demo.store.product;

import org.jspecify.annotations.NullMarked;
