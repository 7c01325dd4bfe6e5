/** How a client says that a request is the same as one before. */
@NullMarked
package org.pointsmall.demo.store.repeat;

import org.jspecify.annotations.NullMarked;
