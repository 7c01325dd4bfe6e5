/** Points as one of the store's payment methods, on a gateway of ours. */
@NullMarked
package org.pointsmall.loyalty.broadleaf.payment;

import org.jspecify.annotations.NullMarked;
