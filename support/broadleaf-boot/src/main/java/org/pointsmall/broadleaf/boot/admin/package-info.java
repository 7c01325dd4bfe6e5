/**
 * The admin flavour: Broadleaf's admin pages with their own dispatcher servlet. Everything but static files, the login
 * page and health needs an admin user, and Broadleaf's services check {@code @Secured} themselves.
 */
@NullMarked
package org.pointsmall.broadleaf.boot.admin;

import org.jspecify.annotations.NullMarked;
