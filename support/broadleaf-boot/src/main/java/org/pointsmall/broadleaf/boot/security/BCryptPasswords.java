package org.pointsmall.broadleaf.boot.security;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.encoding.PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * BCrypt under both names: the interface that Broadleaf 3.1 calls, and today's, so that {@code blPasswordEncoder}
 * serves an application's own security configuration as well. Named to Broadleaf by {@code password.site.encoder} and
 * {@code password.admin.encoder}. The salt argument is ignored: a BCrypt hash carries its own.
 *
 * <p>The property {@code broadleaf.password-strength} says how much work a hash is: 2 to that power of rounds, from 4 to 31.
 * Hashes that were made with another strength stay valid.
 *
 * <p>Broadleaf's "forgot password" looks its tokens up by their hash, which no salted hash can serve. A store that wants
 * it brings its own.
 */
public final class BCryptPasswords
        implements PasswordEncoder, org.springframework.security.crypto.password.PasswordEncoder, EnvironmentAware {

    private static final String STRENGTH = "broadleaf.password-strength";

    /** What Spring Security takes where nobody says it. */
    private static final int USUAL_STRENGTH = 10;

    /** BCrypt reads no further: two longer passwords that begin alike would open the same account. */
    private static final int MAX_BYTES = 72;

    private BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(USUAL_STRENGTH);

    /** @throws IllegalArgumentException when the strength is no number from 4 to 31 */
    @Override
    public void setEnvironment(Environment environment) {
        bcrypt = new BCryptPasswordEncoder(environment.getProperty(STRENGTH, Integer.class, USUAL_STRENGTH));
    }

    /** @throws IllegalArgumentException when the password is longer than the 72 bytes that BCrypt reads */
    @Override
    public String encode(CharSequence rawPassword) {
        if (isTooLong(rawPassword)) {
            throw new IllegalArgumentException("A password has at most " + MAX_BYTES + " bytes in UTF-8");
        }
        return bcrypt.encode(rawPassword);
    }

    @Override
    public boolean matches(CharSequence rawPassword, @Nullable String encodedPassword) {
        // Always hashed, also if too long, so that the time taken says nothing.
        boolean matches = bcrypt.matches(rawPassword, encodedPassword);
        return matches && !isTooLong(rawPassword);
    }

    @Override
    public String encodePassword(String rawPass, @Nullable Object salt) {
        return encode(rawPass);
    }

    @Override
    public boolean isPasswordValid(@Nullable String encPass, @Nullable String rawPass, @Nullable Object salt) {
        return rawPass != null && matches(rawPass, encPass);
    }

    private static boolean isTooLong(CharSequence password) {
        return password.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
    }
}
