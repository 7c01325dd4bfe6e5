/**
 * The seam: the only code that knows Broadleaf's commerce packages. Each class translates into the programme's terms,
 * calls one use case, and registers its undo. Written to compile on Broadleaf 3.1, 6.2 and 7.0.
 */
@NullMarked
package org.pointsmall.loyalty.broadleaf;

import org.jspecify.annotations.NullMarked;
