package org.pointsmall.broadleaf.boot.security;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BCryptPasswordsTest {

    private final BCryptPasswords passwords = new BCryptPasswords();

    @Test
    void whatBroadleafEncodesSpringAccepts() {
        String hash = passwords.encodePassword("secret", "ignored salt");

        assertThat(hash).startsWith("$2a$").doesNotContain("secret");
        assertThat(passwords.matches("secret", hash)).isTrue();
        assertThat(passwords.isPasswordValid(hash, "secret", null)).isTrue();
        assertThat(passwords.isPasswordValid(hash, "Secret", null)).isFalse();
    }

    @Test
    void nothingMatchesAnAbsentPassword() {
        assertThat(passwords.isPasswordValid(null, "secret", null)).isFalse();
        assertThat(passwords.isPasswordValid(passwords.encode(""), null, null)).isFalse();
    }

    @Test
    void seventyTwoBytesAreTheLongestPassword() {
        String longest = "x".repeat(72);
        String hash = passwords.encode(longest);

        assertThat(passwords.matches(longest, hash)).isTrue();
        assertThat(passwords.matches(longest + "y", hash)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> passwords.encode(longest + "y"));
    }

    @Test
    void theStrengthIsAPropertyAndHashesOfAnotherStayValid() {
        String usual = passwords.encode("secret");
        assertThat(usual).startsWith("$2a$10$");

        passwords.setEnvironment(new MockEnvironment().withProperty("broadleaf.password-strength", "4"));

        assertThat(passwords.encode("secret")).startsWith("$2a$04$");
        assertThat(passwords.matches("secret", usual)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> passwords.setEnvironment(
                        new MockEnvironment().withProperty("broadleaf.password-strength", "3")));
    }
}
