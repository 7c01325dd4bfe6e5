package org.pointsmall.loyalty.admin.page;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * A draft in a form: what stands in each field, and what is wrong with it. The names of the form's inputs are the draft's
 * paths.
 *
 * @param draft as it was typed
 * @param wrong why it was refused; empty where it was not
 */
public record DraftForm(Draft draft, List<Invalid> wrong) {
    private static final String WORDS = "LoyaltyInvalid_";

    public DraftForm {
        wrong = List.copyOf(wrong);
    }

    /** Reads what a browser sent, of which much is none of the draft's. */
    public static Draft sent(Map<String, ? extends Collection<String>> form, Predicate<String> isField) {
        Map<String, Collection<String>> fields = new HashMap<>(form);
        fields.keySet().removeIf(isField.negate());
        return Draft.of(fields);
    }

    public String value(String path) {
        return draft.text(path);
    }

    /** All that stands there, in one line. */
    public String line(String path) {
        return String.join(", ", draft.items(path));
    }

    /** Whether it is ticked. */
    public boolean includes(String path, String value) {
        return draft.items(path).contains(value);
    }

    /** The rows of a list, and an empty one to be filled in. */
    public List<String> rows(String list) {
        List<String> rows = new ArrayList<>(draft.rows(list));
        String last = rows.isEmpty() ? "" : rows.get(rows.size() - 1);
        int next = last.isEmpty() ? 0 : 1 + Integer.parseInt(last.substring(list.length() + 1, last.length() - 1));
        rows.add(list + "[" + next + "]");
        return rows;
    }

    /** What is wrong with this very field. */
    public List<Sentence> wrong(String path) {
        return wrong.stream()
                .filter(invalid -> invalid.field().equals(path))
                .map(DraftForm::inWords)
                .toList();
    }

    /** What is wrong with anything below this, or with it. */
    public List<Sentence> wrongBelow(String path) {
        return wrong.stream()
                .filter(invalid -> invalid.field().startsWith(path))
                .map(DraftForm::inWords)
                .distinct()
                .toList();
    }

    /** Said above a form that was refused. */
    public Sentence refused() {
        return Sentence.of("LoyaltyPage_Refused", Long.valueOf(wrong.size()));
    }

    /** Said above a form whose version is no longer the latest. */
    public static Sentence outdated(String actor, int latest) {
        return Sentence.of("LoyaltyPage_Outdated", actor, Integer.toString(latest));
    }

    public static Sentence inWords(Invalid invalid) {
        return new Sentence(
                WORDS + invalid.code(),
                invalid.operands().values().stream().map(DraftForm::operand).toList());
    }

    private static Serializable operand(Object value) {
        return value instanceof Number number ? number.longValue() : value.toString();
    }
}
