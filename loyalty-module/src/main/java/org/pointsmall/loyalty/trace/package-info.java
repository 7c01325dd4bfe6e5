/** How a decision was come to, line by line, in codes and operands that can be said in any language. */
@NullMarked
package org.pointsmall.loyalty.trace;

import org.jspecify.annotations.NullMarked;
