/** The transactions of the store, as the use cases need them. */
@NullMarked
package org.pointsmall.loyalty.transaction;

import org.jspecify.annotations.NullMarked;
