package org.pointsmall.loyalty.admin.definition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.pointsmall.loyalty.definition.Declared;
import org.pointsmall.loyalty.definition.DefinitionKind;
import org.pointsmall.loyalty.definition.Input;

/** How a kind's declared fields are laid out in its form. What is not declared can't be laid out. */
public final class FormLayout {
    private static final String RULE = "LoyaltyRule_";

    private final List<Declared> declared;
    private final List<Fieldset> fieldsets = new ArrayList<>();

    private FormLayout(DefinitionKind<?> kind) {
        List<Declared> all = new ArrayList<>(kind.shape().fields());
        all.add(new Declared("active", Input.FLAG, List.of(), Set.of()));
        declared = List.copyOf(all);
    }

    public static FormLayout of(DefinitionKind<?> kind) {
        return new FormLayout(kind);
    }

    /**
     * A part of the form.
     *
     * @param title the code of its text
     */
    public record Fieldset(String title, List<FormField> fields, List<FormRows> rows, List<Hint> hints) {

        /** What fields are parts of, to which a reason may belong. */
        public List<String> groups() {
            Set<String> groups = new LinkedHashSet<>();
            Stream.concat(
                            fields.stream()
                                    .filter(field -> field.input() != Input.CONDITION)
                                    .map(FormField::path),
                            rows.stream().map(list -> list.path() + "."))
                    .forEach(path -> {
                        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
                            groups.add(path.substring(0, dot));
                        }
                    });
            return List.copyOf(groups);
        }
    }

    /**
     * Rows that are added and removed.
     *
     * @param add the code of the text by which one is added
     */
    public record FormRows(String path, String add, List<FormField> fields, Set<String> kinds) {
        /** Its classes in our style sheet. */
        public String css() {
            return (FormField.kindsCss(kinds) + " rows").strip();
        }
    }

    /**
     * A sentence below the fields.
     *
     * @param suggestions what it names: a list by its name in the page; empty for nothing
     */
    public record Hint(String text, Set<String> kinds, String suggestions) {
        /** Its classes in our style sheet. */
        public String css() {
            return ("hint " + FormField.kindsCss(kinds)).strip();
        }
    }

    public List<Fieldset> fieldsets() {
        return List.copyOf(fieldsets);
    }

    /** Begins a part of the form; what follows stands in it. */
    public FormLayout fieldset(String title) {
        fieldsets.add(new Fieldset(title, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        return this;
    }

    private Fieldset last() {
        return fieldsets.get(fieldsets.size() - 1);
    }

    /**
     * A field.
     *
     * @param label the code of its text
     * @param hint shown while nothing is written
     */
    public FormLayout field(String path, String label, String hint) {
        return field(path, label, hint, "", "");
    }

    /** A field that takes more room: {@code wide}, {@code full}. */
    public FormLayout field(String path, String label, String hint, String width) {
        return field(path, label, hint, "", width);
    }

    /** A field to choose from; {@code words} come before the codes of its choices' texts. */
    public FormLayout choice(String path, String label, String words, String width) {
        return field(path, label, "", words, width);
    }

    private FormLayout field(String path, String label, String hint, String words, String width) {
        last().fields().add(FormField.of(declared(path), path, label, hint, words, width));
        return this;
    }

    /** Offers for the last field what others have written there, a list by its name in the page. */
    public FormLayout suggesting(String list) {
        List<FormField> fields = last().fields();
        fields.set(fields.size() - 1, fields.get(fields.size() - 1).suggesting(list));
        return this;
    }

    /** Has one thing at most picked by its name in the last field. */
    public FormLayout pickingOne(String in) {
        return picking(new FormField.Pick(in, true, false));
    }

    /** Has things picked by their names in the last field. */
    public FormLayout picking(String in) {
        return picking(new FormField.Pick(in, false, false));
    }

    /** Has things picked by their names in the last field; what is not found can be written. */
    public FormLayout pickingFreely(String in) {
        return picking(new FormField.Pick(in, false, true));
    }

    private FormLayout picking(FormField.Pick picks) {
        List<FormField> fields = last().fields();
        fields.set(fields.size() - 1, fields.get(fields.size() - 1).picking(picks));
        return this;
    }

    /** Its two names, priority and whether it is in force, which all have. */
    public FormLayout nameAndPriority(String name) {
        return field("name", name, "", "wide")
                .field("chineseName", RULE + "chineseName", "", "wide")
                .field("priority", RULE + "priority", "100")
                .field("active", RULE + "active", "", "tickfield");
    }

    /** All of a window. */
    public FormLayout window(String path) {
        return field(path + ".from", RULE + "window.from", "")
                .field(path + ".until", RULE + "window.until", "")
                .field(path + ".zone", RULE + "window.zone", "")
                .field(path + ".weekdays", RULE + "window.weekdays", "", "full")
                .field(path + ".daysOfMonth", RULE + "window.daysOfMonth", "-1")
                .field(path + ".dates", RULE + "window.dates", "2027-10-01", "span-3")
                .hint(RULE + "WindowHint");
    }

    /** Products and categories. */
    public FormLayout scope(String path) {
        return field(path + ".categories", RULE + "scope.categories", "", "wide")
                .field(path + ".products", RULE + "scope.products", "", "wide");
    }

    /** Tiers and segments. */
    public FormLayout audience(String path) {
        return field(path + ".tiers", RULE + "audience.tiers", "", "full")
                .field(path + ".segments", RULE + "audience.segments", "", "full");
    }

    /** Begins rows that are added and removed; what stands in each follows. */
    public FormLayout rows(String path, String add) {
        Set<String> kinds = declared.stream()
                .filter(field -> field.path().startsWith(path + "[]."))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no list " + path))
                .kinds();
        last().rows().add(new FormRows(path, add, new ArrayList<>(), kinds));
        return this;
    }

    /** A field in each row of the last list. */
    public FormLayout inRow(String path, String label, String hint) {
        return inRow(path, label, hint, "");
    }

    /** A field to choose from in each row of the last list. */
    public FormLayout choiceInRow(String path, String label, String words) {
        return inRow(path, label, "", words);
    }

    private FormLayout inRow(String path, String label, String hint, String words) {
        FormRows list = last().rows().get(last().rows().size() - 1);
        list.fields().add(FormField.of(declared(list.path() + "[]." + path), path, label, hint, words, ""));
        return this;
    }

    /** A sentence below the fields that names what others have written, where they have: a list by its name. */
    public FormLayout hintOf(String suggestions, String text) {
        last().hints().add(new Hint(text, Set.of(), suggestions));
        return this;
    }

    /** A sentence below the fields, shown for these kinds or always. */
    public FormLayout hint(String text, String... kinds) {
        last().hints().add(new Hint(text, Set.of(kinds), ""));
        return this;
    }

    private List<Declared> declared(String path) {
        List<Declared> found =
                declared.stream().filter(field -> field.path().equals(path)).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("there is no field " + path);
        }
        return found;
    }
}
