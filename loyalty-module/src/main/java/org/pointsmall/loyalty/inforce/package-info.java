/** What operators have saved, as each node knows it: read from memory, and anew soon after it has changed. */
@NullMarked
package org.pointsmall.loyalty.inforce;

import org.jspecify.annotations.NullMarked;
