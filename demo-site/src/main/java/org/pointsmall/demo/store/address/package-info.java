/** Customers' address books. */
@NullMarked
package org.pointsmall.demo.store.address;

import org.jspecify.annotations.NullMarked;
