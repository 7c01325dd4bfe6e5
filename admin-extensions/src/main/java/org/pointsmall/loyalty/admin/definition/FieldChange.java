package org.pointsmall.loyalty.admin.definition;

import java.util.ArrayList;
import java.util.List;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.Draft;

/**
 * A field that two drafts say otherwise.
 *
 * @param label the code of the field's text
 */
public record FieldChange(String label, Sentence before, Sentence after) {

    /** All fields of the form that differ, in the order of the form. */
    public static List<FieldChange> between(Draft before, Draft after, FormLayout form) {
        List<FieldChange> differences = new ArrayList<>();
        for (FormLayout.Fieldset part : form.fieldsets()) {
            for (FormField field : part.fields()) {
                List<String> was = before.items(field.path());
                List<String> is = after.items(field.path());
                if (!was.equals(is)) {
                    differences.add(new FieldChange(field.label(), says(field, was), says(field, is)));
                }
            }
        }
        return differences;
    }

    private static Sentence says(FormField field, List<String> items) {
        if (items.isEmpty()) {
            return Sentence.of("LoyaltyPage_Nothing");
        }
        return switch (field.input()) {
            case FLAG -> Sentence.of(items.contains("true") ? "LoyaltyPage_Yes" : "LoyaltyPage_No");
            case CHOICE, CHOICE_OR_NONE -> Sentence.of(field.words() + items.get(0));
            default -> InWords.plain(String.join(", ", items));
        };
    }
}
