/** Reads the store's past orders, chunk by chunk,. */
@NullMarked
package org.pointsmall.loyalty.broadleaf.simulation;

import org.jspecify.annotations.NullMarked;
