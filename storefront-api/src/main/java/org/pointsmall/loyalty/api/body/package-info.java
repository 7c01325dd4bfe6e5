/** How much a request may send, and how long it may take to. */
@NullMarked
package org.pointsmall.loyalty.api.body;

import org.jspecify.annotations.NullMarked;
