/**
 * The seam: the only code that knows Broadleaf's commerce packages. Each class translates into the programme's terms,
 * calls one use case, and registers its undo. Written to compile on Broadleaf 3.1, 6.2 and 7.0.
 *
 * <p>One package, since a cart, its pricing and its checkout are one story in the store, too. Begin with {@code
 * StoreSeam}: it names a configuration for each part, and each of these shows which classes the part is made of.
 */
@NullMarked
package org.pointsmall.loyalty.broadleaf;

import org.jspecify.annotations.NullMarked;
