package org.pointsmall.loyalty.admin.page;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Puts texts together to sentences, in the language of whoever reads them. */
public final class Phrases {
    private static final String WORDS = "LoyaltySay_";
    private static final int MOST_NAMED = 6;

    private final MessageSource messages;
    private final Locale locale;

    public Phrases(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** A text of ours; one that there is not is said by its code. */
    public String say(Sentence what) {
        String said = messages.getMessage(what.code(), what.places(), what.code(), locale);
        return said == null ? what.code() : said;
    }

    /** A text of ours that is made for sentences: its code without {@value #WORDS}. */
    public String say(String code, Serializable... operands) {
        return say(Sentence.of(WORDS + code, operands));
    }

    /** All of these: a, b and c. Of many, the first, and how many more there are. */
    public String all(Collection<String> named) {
        return listed(named, "And");
    }

    /** One of these: a, b or c; likewise. */
    public String oneOf(Collection<String> named) {
        return listed(named, "Or");
    }

    private String listed(Collection<String> named, String joint) {
        List<String> items = new ArrayList<>(named);
        if (items.size() > MOST_NAMED) {
            int more = items.size() - MOST_NAMED;
            items = new ArrayList<>(items.subList(0, MOST_NAMED));
            items.add(say("More", (long) more));
        }
        int rest = items.size() - 1;
        return rest < 1
                ? String.join("", items)
                : say(joint, String.join(say("Comma"), items.subList(0, rest)), items.get(rest));
    }

    /** Sentences, of which each is made of clauses, empty ones left out. */
    public String text(List<List<String>> sentences) {
        return String.join(
                say("Space"),
                sentences.stream()
                        .map(this::sentence)
                        .filter(one -> !one.isEmpty())
                        .toList());
    }

    private String sentence(List<String> clauses) {
        String said = String.join(
                say("Pause"),
                clauses.stream().filter(clause -> !clause.isEmpty()).toList());
        return said.isEmpty() ? "" : say("End", said.substring(0, 1).toUpperCase(locale) + said.substring(1));
    }
}
