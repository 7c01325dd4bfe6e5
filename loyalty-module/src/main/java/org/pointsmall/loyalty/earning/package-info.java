/** What a purchase earns, and why. */
@NullMarked
package org.pointsmall.loyalty.earning;

import org.jspecify.annotations.NullMarked;
