/**
 * Puts the parts together in a Spring context: one dependency and one property. Each feature has a short configuration,
 * which hands it its ports and shows its use cases as beans; the properties {@code loyalty.*} are read here and nowhere else.
 */
@NullMarked
package org.pointsmall.loyalty.spring;

import org.jspecify.annotations.NullMarked;
