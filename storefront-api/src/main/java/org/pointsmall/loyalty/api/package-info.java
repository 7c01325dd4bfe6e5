/**
 * The programme over HTTP, for any store: what members have, what points would do to a cart, and why something is
 * refused. The member is whoever is signed in; no request can name another one. Nothing here knows the store's
 * platform or its security, and nothing changes how the store's own controllers read, write or fail.
 */
@NullMarked
package org.pointsmall.loyalty.api;

import org.jspecify.annotations.NullMarked;
