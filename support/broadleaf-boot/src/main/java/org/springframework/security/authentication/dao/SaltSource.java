package org.springframework.security.authentication.dao;

import org.springframework.security.core.userdetails.UserDetails;

/**
 * Spring Security 3's source of password salts, gone since version 5. Broadleaf 3.1's customer and admin services have
 * fields and methods of this type and can't be linked without it. BCrypt carries its own salt, so nothing here
 * implements it.
 */
public interface SaltSource {

    Object getSalt(UserDetails user);
}
