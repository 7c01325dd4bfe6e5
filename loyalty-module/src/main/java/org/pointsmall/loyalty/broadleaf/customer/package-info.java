/** Who the store says is shopping. */
@NullMarked
package org.pointsmall.loyalty.broadleaf.customer;

import org.jspecify.annotations.NullMarked;
