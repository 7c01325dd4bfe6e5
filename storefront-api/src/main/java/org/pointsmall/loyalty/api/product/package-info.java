/** What is to be known of a product before it is put into a cart: its flags, in words. */
@NullMarked
package org.pointsmall.loyalty.api.product;

import org.jspecify.annotations.NullMarked;
