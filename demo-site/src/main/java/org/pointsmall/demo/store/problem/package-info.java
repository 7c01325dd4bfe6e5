/**
 * Problem documents (RFC 9457) with a stable code, in English or Chinese. The format is that of the loyalty API, but
 * not its code: the store runs without it.
 */
@NullMarked
package org.pointsmall.demo.store.problem;

import org.jspecify.annotations.NullMarked;
