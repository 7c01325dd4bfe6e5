/** A real store to try the plugin in: Broadleaf in a Spring context, with a card gateway and faults to order. */
@NullMarked
package org.pointsmall.loyalty.broadleaf.store;

import org.jspecify.annotations.NullMarked;
