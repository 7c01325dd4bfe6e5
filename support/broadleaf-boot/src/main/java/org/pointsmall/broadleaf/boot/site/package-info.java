/**
 * The site flavour. A controller under the API paths finds the current customer and cart in Broadleaf's
 * {@code CustomerState} and {@code CartState}; an expired session is an anonymous request; reading anonymously writes no
 * row and starts no session; no request can act as an admin or preview unpublished content.
 */
@NullMarked
package org.pointsmall.broadleaf.boot.site;

import org.jspecify.annotations.NullMarked;
