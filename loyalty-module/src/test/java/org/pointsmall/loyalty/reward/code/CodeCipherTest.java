package org.pointsmall.loyalty.reward.code;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CodeCipherTest {
    private final CodeCipher cipher = new CodeCipher(new byte[32]);

    @Test
    void whatIsSealedIsOpenedInItsOwnPoolOnly() {
        String sealed = cipher.seal(1, "券码-1");

        assertThat(cipher.open(1, sealed)).isEqualTo("券码-1");
        assertThat(sealed).isNotEqualTo(cipher.seal(1, "券码-1"));
        assertThatIllegalStateException().isThrownBy(() -> cipher.open(2, sealed));
    }

    @Test
    void anotherKeyReadsNothingAndMarksOtherwise() {
        byte[] key = new byte[32];
        key[31] = 1;
        CodeCipher other = new CodeCipher(key);

        assertThatIllegalStateException().isThrownBy(() -> other.open(1, cipher.seal(1, "A")));
        assertThat(other.mark("A")).isNotEqualTo(cipher.mark("A"));
        assertThat(cipher.mark("A")).isEqualTo(cipher.mark("A")).isNotEqualTo(cipher.mark("B"));
    }

    @Test
    void aKeyIsAsLongAsItMustBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CodeCipher(new byte[31]));
        assertThat(CodeCipher.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=").mark("A"))
                .isEqualTo(cipher.mark("A"));
    }
}
