package org.pointsmall.loyalty.admin.definition;

import org.pointsmall.loyalty.admin.page.Sentence;

/**
 * What is to be known of a definition beside what it says.
 *
 * @param css its class in our style sheet: {@value #WARNED} for what should be looked at, though it is no mistake
 */
public record Note(String css, Sentence says) {
    public static final String WARNED = "warned";

    public static Note warning(Sentence says) {
        return new Note(WARNED, says);
    }

    public static Note plain(Sentence says) {
        return new Note("noted", says);
    }
}
