package org.pointsmall.demo.store.session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MailboxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana.Lee@example.com",
                "ana.lee@EXAMPLE.COM",
                "ana.lee+second@example.com",
                "ANA.LEE+a+b@example.com",
                "\uff41na.lee@example.com"
            })
    void isOneHoweverItsOwnerWritesIt(String email) {
        assertThat(Mailbox.of(email)).isEqualTo(new Mailbox("ana.lee@example.com"));
    }

    @Test
    void isAnotherOneWithADotButWhereDotsMeanNothing() {
        assertThat(Mailbox.of("analee@example.com")).isNotEqualTo(Mailbox.of("ana.lee@example.com"));
        assertThat(Mailbox.of("a.na.lee+x@googlemail.com")).isEqualTo(Mailbox.of("analee@gmail.com"));
    }

    @Test
    void ofAHostWithOtherLettersIsThatOfItsPlainName() {
        assertThat(Mailbox.of("a@b\u00fccher.example")).isEqualTo(Mailbox.of("A@xn--bcher-kva.example"));
        assertThat(Mailbox.of("a@" + "x".repeat(80) + ".example").name()).startsWith("a@xxx");
        assertThat(Mailbox.of("+a@example.com")).isEqualTo(new Mailbox("+a@example.com"));
    }
}
