package org.pointsmall.demo.store.session;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * The mailbox that an e-mail address leads to, as far as an address tells. Who writes one mailbox in several ways is one
 * person, and gets one welcome.
 *
 * @param name the address in its plainest form: for comparing only, mail goes to the address as it was given
 */
record Mailbox(String name) {

    /** What follows it before the @ is a tag of the owner's own, on most of the large services. */
    private static final char TAG = '+';

    /** Here dots before the @ mean nothing, and both names are one. Elsewhere a dot may well be another person. */
    private static final Set<String> WITHOUT_DOTS = Set.of("gmail.com", "googlemail.com");

    /** @param email an address with one @ */
    static Mailbox of(String email) {
        String plain = Normalizer.normalize(email, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        int at = plain.lastIndexOf('@');
        String owner = withoutTag(plain.substring(0, at));
        String host = ascii(plain.substring(at + 1));
        return WITHOUT_DOTS.contains(host)
                ? new Mailbox(owner.replace(".", "") + "@gmail.com")
                : new Mailbox(owner + "@" + host);
    }

    /** Whether a customer's address, as the store has it, leads here. */
    boolean isOf(String address) {
        return address.indexOf('@') > 0 && of(address.strip()).equals(this);
    }

    private static String withoutTag(String owner) {
        int tag = owner.indexOf(TAG);
        return tag > 0 ? owner.substring(0, tag) : owner;
    }

    private static String ascii(String host) {
        try {
            return IDN.toASCII(host).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomainName) {
            return host;
        }
    }
}
