/** What is recommended to the shopper, what came of it, and whether it may be personal. */
@NullMarked
package org.pointsmall.loyalty.api.recommendation;

import org.jspecify.annotations.NullMarked;
