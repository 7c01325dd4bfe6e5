/**
 * Passwords, for shoppers and admins alike: BCrypt, and no default ones. The types of Spring Security 3 that Broadleaf
 * was compiled against stand in their old packages, {@code org.springframework.security}.
 */
@NullMarked
package org.pointsmall.broadleaf.boot.security;

import org.jspecify.annotations.NullMarked;
