/**
 * The programme inside Broadleaf's own admin: sections, forms and rights, in English and Chinese. Everything here is
 * active in the admin only ({@link org.pointsmall.loyalty.spring.StoreFlavour} tells which process is one) and while
 * {@code loyalty.enabled=true}; a site can have the module on its class path and stays as it is.
 */
@NullMarked
package org.pointsmall.loyalty.admin;

import org.jspecify.annotations.NullMarked;
