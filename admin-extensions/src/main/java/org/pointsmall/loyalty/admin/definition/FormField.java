package org.pointsmall.loyalty.admin.definition;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pointsmall.loyalty.definition.Declared;
import org.pointsmall.loyalty.definition.Input;

/**
 * A field of a form.
 *
 * @param path of the draft; of a field in rows, what follows the row
 * @param input what is written there
 * @param choices what there is to choose from, where the field itself says it
 * @param label the code of its text
 * @param hint shown while nothing is written
 * @param words before the codes of its choices' texts
 * @param width how much room it takes: a class of our style sheet
 * @param kinds for which it is shown; empty for always
 * @param suggestions what others have written there: a list by its name in the page; empty for none
 * @param picks what is picked there by name, and how
 */
public record FormField(
        String path,
        Input input,
        List<String> choices,
        String label,
        String hint,
        String words,
        String width,
        Set<String> kinds,
        String suggestions,
        Pick picks) {

    /**
     * What is picked by its name.
     *
     * @param in where it is looked up; empty where the field is written
     * @param one whether it is one thing at most
     * @param free whether what is not found may be written, too: it is known by nobody but who writes it
     */
    public record Pick(String in, boolean one, boolean free) {
        static final Pick NOTHING = new Pick("", false, false);

        static Pick by(Input input) {
            return switch (input) {
                case PRODUCTS -> new Pick("products", false, false);
                case CATEGORIES -> new Pick("categories", false, false);
                case OFFERS -> new Pick("offers", false, false);
                default -> NOTHING;
            };
        }

        boolean isNothing() {
            return in.isEmpty();
        }
    }

    static FormField of(List<Declared> declared, String path, String label, String hint, String words, String width) {
        Declared first = declared.get(0);
        Set<String> kinds = new TreeSet<>();
        declared.forEach(field -> kinds.addAll(field.kinds()));
        return new FormField(
                path,
                first.input(),
                first.choices(),
                label,
                hint,
                words,
                width,
                kinds,
                first.input() == Input.ZONE ? "zones" : "",
                Pick.by(first.input()));
    }

    FormField suggesting(String list) {
        return new FormField(path, input, choices, label, hint, words, width, kinds, list, picks);
    }

    FormField picking(Pick what) {
        return new FormField(path, input, choices, label, hint, words, width, kinds, suggestions, what);
    }

    /** The part of our templates that shows it. */
    public String fragment() {
        if (!picks.isNothing()) {
            return "pickField";
        }
        return switch (input) {
            case TEXT, NUMBER, ZONE -> "textField";
            case TEXTS, DAYS_OF_MONTH, DATES -> "listField";
            case FLAG -> "flagField";
            case CHOICE -> "selectField";
            case CHOICE_OR_NONE -> "choiceField";
            case PRODUCTS, CATEGORIES, OFFERS -> "pickField";
            case TIERS, SEGMENTS, WEEKDAYS -> "ticksField";
            case DAY -> "dayField";
            case TIME -> "timeField";
            case CONDITION -> "conditionField";
        };
    }

    /** Where things are looked up by their names; empty where they are not. */
    public String in() {
        return picks.in();
    }

    /** How many are picked, and of what: words of our script. */
    public String how() {
        return (picks.one() ? "one " : "") + (picks.free() ? "free" : "");
    }

    /** Its classes in our style sheet. */
    public String css() {
        return (width + " " + kindsCss(kinds)).strip();
    }

    static String kindsCss(Set<String> kinds) {
        return kinds.isEmpty() ? "" : "kind " + String.join(" ", kinds);
    }
}
