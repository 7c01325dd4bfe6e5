package org.springframework.security.authentication.encoding;

/**
 * Spring Security 3's password encoder, gone since version 5. Broadleaf 3.1's customer and admin services call it by
 * this name; {@code org.pointsmall.broadleaf.boot.security.BCryptPasswords} is what they get.
 */
public interface PasswordEncoder {

    String encodePassword(String rawPass, Object salt);

    boolean isPasswordValid(String encPass, String rawPass, Object salt);
}
