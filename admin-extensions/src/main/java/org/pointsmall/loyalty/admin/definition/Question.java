package org.pointsmall.loyalty.admin.definition;

import java.util.List;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.admin.page.Typed;

/**
 * What is asked before something comes into force or ends, on a page of its own.
 *
 * @param asks the question
 * @param differences to what is in force now
 * @param hasBefore whether anything is in force now
 * @param hasAfter whether anything will be
 * @param reason that was given; empty for none
 * @param effects what comes of it
 * @param action where it is answered
 * @param sent what is sent with the answer: all that was typed
 * @param yes the code of the text on the button that does it
 * @param no the code of the text on the button that leads back; empty where a link does
 */
public record Question(
        Sentence asks,
        List<FieldChange> differences,
        boolean hasBefore,
        boolean hasAfter,
        String reason,
        List<Note> effects,
        String action,
        List<Typed> sent,
        String yes,
        String no) {
    /** The view that shows it, as {@code question}; it is null there where there is nothing to ask. */
    public static final String VIEW = "loyaltyQuestion";

    /** What an answer may be, in the field {@code then}. */
    public static final String DO_IT = "do";

    /** See {@link #DO_IT}. */
    public static final String GO_BACK = "back";

    public Question {
        differences = List.copyOf(differences);
        effects = List.copyOf(effects);
        sent = List.copyOf(sent);
    }
}
