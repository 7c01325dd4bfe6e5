/** Databases as released versions left them: how one is kept, and that today's version goes on with each. */
@NullMarked
package org.pointsmall.loyalty.released;

import org.jspecify.annotations.NullMarked;
