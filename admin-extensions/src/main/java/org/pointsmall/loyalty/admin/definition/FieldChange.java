package org.pointsmall.loyalty.admin.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.Input;

/**
 * A field that two drafts say otherwise.
 *
 * @param label the code of the field's text
 * @param row which row of a list it stands in, counted from 1; empty where it stands in none
 */
public record FieldChange(String label, String row, Sentence before, Sentence after) {
    private static final String ACTIVE = "active";
    private static final String NO = "false";

    /** Says what stands in a field, in which something does. */
    public interface Says {
        Sentence of(FormField field, List<String> items);
    }

    /** Choices in words, and all else as it is written. */
    public static final Says AS_WRITTEN = (field, items) -> switch (field.input()) {
        case FLAG -> Sentence.of(items.contains("true") ? "LoyaltyPage_Yes" : "LoyaltyPage_No");
        case CHOICE, CHOICE_OR_NONE -> Sentence.of(field.words() + items.get(0));
        default -> InWords.plain(String.join(", ", items));
    };

    /**
     * All fields of the form that differ, in the order of the form. Whether something is in force is none of them: that is
     * what the drafts are compared for.
     */
    public static List<FieldChange> between(Draft before, Draft after, FormLayout form, Says says) {
        List<FieldChange> differences = new ArrayList<>();
        for (FormLayout.Fieldset part : form.fieldsets()) {
            for (FormField field : part.fields()) {
                if (!field.path().equals(ACTIVE)) {
                    add(field, field.path(), "", before, after, says, differences);
                }
            }
            for (FormLayout.FormRows list : part.rows()) {
                int number = 0;
                for (String row : rows(list.path(), before, after)) {
                    number++;
                    for (FormField field : list.fields()) {
                        add(
                                field,
                                row + "." + field.path(),
                                Integer.toString(number),
                                before,
                                after,
                                says,
                                differences);
                    }
                }
            }
        }
        return differences;
    }

    private static List<String> rows(String list, Draft before, Draft after) {
        return new TreeSet<>(Stream.concat(before.rows(list).stream(), after.rows(list).stream())
                        .map(row -> Integer.valueOf(row.substring(list.length() + 1, row.length() - 1)))
                        .toList())
                .stream().map(number -> list + "[" + number + "]").toList();
    }

    private static void add(
            FormField field,
            String path,
            String row,
            Draft before,
            Draft after,
            Says says,
            List<FieldChange> differences) {
        List<String> was = items(field, before, path);
        List<String> is = items(field, after, path);
        if (!was.equals(is)) {
            differences.add(new FieldChange(field.label(), row, said(field, was, says), said(field, is, says)));
        }
    }

    /** A box that is not ticked says nothing where the other draft says nothing of it; a condition is one text. */
    private static List<String> items(FormField field, Draft draft, String path) {
        if (field.input() == Input.CONDITION) {
            return draft.has(path) ? List.of(draft.text(path)) : List.of();
        }
        List<String> items = draft.items(path);
        return field.input() == Input.FLAG && items.equals(List.of(NO)) ? List.of() : items;
    }

    private static Sentence said(FormField field, List<String> items, Says says) {
        if (!items.isEmpty()) {
            return says.of(field, items);
        }
        return Sentence.of(field.input() == Input.FLAG ? "LoyaltyPage_No" : "LoyaltyPage_Nothing");
    }
}
