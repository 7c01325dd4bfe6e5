/** Where the programme takes part in the store's checkout: the hold at its begin, the settlement after its end. */
@NullMarked
package org.pointsmall.loyalty.broadleaf.checkout;

import org.jspecify.annotations.NullMarked;
