/** Files that operators bring: their text, whichever way it is written, and the rows of their tables. */
@NullMarked
package org.pointsmall.loyalty.upload;

import org.jspecify.annotations.NullMarked;
