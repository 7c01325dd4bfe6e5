/** Wires the plugin into a store: one dependency and one property. */
@NullMarked
package org.pointsmall.loyalty.broadleaf.config;

import org.jspecify.annotations.NullMarked;
