/** Reads the store's past orders, chunk by chunk, with what rules ask of each as of when it was placed. */
@NullMarked
package org.pointsmall.loyalty.broadleaf.simulation;

import org.jspecify.annotations.NullMarked;
