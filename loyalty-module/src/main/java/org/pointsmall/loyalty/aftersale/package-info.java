/**
 * What becomes of points and cash once an order is sold: it is cancelled, or parts of it come back. Each return is
 * recorded once, under a key of its caller's, with the points that it moved and the cash that it owes; any sequence of
 * returns comes to just what the whole order would.
 */
@NullMarked
package org.pointsmall.loyalty.aftersale;

import org.jspecify.annotations.NullMarked;
