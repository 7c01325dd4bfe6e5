package org.pointsmall.loyalty.admin.definition;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.choice.WindowInWords;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.DraftForm;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.admin.page.Sorting;
import org.pointsmall.loyalty.definition.DefinitionKind;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.time.BusinessTime;

/**
 * Draws up the list of definitions, the history of one, and what its form offers.
 *
 * @param <T> what they say
 */
final class DefinitionRows<T> {
    private final DefinitionSection<T> section;
    private final DefinitionKind<T> kind;
    private final TargetNames.Source names;
    private final BusinessTime time;

    DefinitionRows(DefinitionSection<T> section, DefinitionKind<T> kind, TargetNames.Source names, BusinessTime time) {
        this.section = section;
        this.kind = kind;
        this.names = names;
        this.time = time;
    }

    /** Where a version stands, if it is the latest. */
    Stage stage(Version<T> version) {
        return Stage.of(version.active(), section.window().apply(version.terms()), time.now());
    }

    /** Whether one stands there: whatever is not put away, where nothing is asked for. */
    boolean isAt(String asked, Version<T> version, Set<Long> away) {
        Stage stage = stage(version, away);
        return asked.isEmpty() ? stage != Stage.ARCHIVED : stage.name().equals(asked);
    }

    private Stage stage(Version<T> version, Set<Long> away) {
        return away.contains(version.ref().id()) ? Stage.ARCHIVED : stage(version);
    }

    /** By what a list can be sorted. */
    Sorting<Version<T>> sorting(String asked, Set<Long> away) {
        return new Sorting<>(
                Map.of(
                        "name",
                        Comparator.comparing(one -> kind.name(one.terms()), String.CASE_INSENSITIVE_ORDER),
                        "stage",
                        Comparator.comparing(one -> stage(one, away)),
                        "saved",
                        Comparator.comparing(Version::savedAt)),
                asked);
    }

    /** What is told above an earlier version. */
    Sentence earlier(Version<T> version, DisplayFormat written) {
        return Sentence.of(
                "LoyaltyArchive_Earlier",
                Integer.toString(version.ref().version()),
                version.actor(),
                written.time(version.savedAt()));
    }

    /** What stands in one column. */
    record Cell(String css, List<Sentence> says) {}

    /** A version of a definition, in words. */
    record Row(
            String id,
            String version,
            String name,
            List<Note> notes,
            List<Cell> cells,
            boolean active,
            Stage stage,
            String savedAt,
            String savedBy) {}

    /** In the order in which they are given. */
    List<Row> list(
            List<Version<T>> definitions,
            Set<Long> away,
            Function<Version<T>, List<Note>> notes,
            Locale locale,
            DisplayFormat written) {
        return rows(definitions, section.columns(), away, notes, locale, written);
    }

    List<Row> history(List<Version<T>> versions, Locale locale, DisplayFormat written) {
        return rows(versions, historyColumns(), Set.of(), any -> List.of(), locale, written);
    }

    List<Column<T>> historyColumns() {
        return section.columns().stream().filter(Column::inHistory).toList();
    }

    private List<Row> rows(
            List<Version<T>> versions,
            List<Column<T>> columns,
            Set<Long> away,
            Function<Version<T>, List<Note>> notes,
            Locale locale,
            DisplayFormat written) {
        Set<Long> products = new HashSet<>();
        Set<Long> categories = new HashSet<>();
        for (Version<T> version : versions) {
            products.addAll(section.scope().apply(version.terms()).productNumbers());
            categories.addAll(section.scope().apply(version.terms()).categoryNumbers());
        }
        InWords words = new InWords(names.of(products, categories, locale), new WindowInWords(locale), written.zone());
        return versions.stream()
                .map(version -> row(version, columns, stage(version, away), notes.apply(version), words, written))
                .toList();
    }

    private Row row(
            Version<T> version,
            List<Column<T>> columns,
            Stage stage,
            List<Note> notes,
            InWords words,
            DisplayFormat written) {
        return new Row(
                Long.toString(version.ref().id()),
                Integer.toString(version.ref().version()),
                kind.name(version.terms()),
                notes,
                columns.stream()
                        .map(column -> new Cell(column.css(), column.says().apply(version.terms(), words)))
                        .toList(),
                version.active(),
                stage,
                written.time(version.savedAt()),
                version.actor());
    }

    /** What the form offers to choose from, by the paths of its fields. */
    Map<String, Object> choices(DraftForm form, Locale locale) {
        Map<String, Object> choices = new HashMap<>();
        for (FormLayout.Fieldset fieldset : section.form().fieldsets()) {
            fieldset.fields().forEach(field -> choices.put(field.path(), choices(field, form, locale)));
            fieldset.rows().forEach(rows -> rows.fields()
                    .forEach(field -> choices.put(rows.path() + "[]." + field.path(), field.choices())));
        }
        return choices;
    }

    private Object choices(FormField field, DraftForm form, Locale locale) {
        String path = field.path();
        if (!field.picks().isNothing()) {
            return names.picked(field.in(), form.draft().items(path), locale);
        }
        return switch (field.input()) {
            case TIERS ->
                names.of(List.of(), List.of(), locale).tiers(form.draft().items(path));
            case SEGMENTS ->
                names.of(List.of(), List.of(), locale).segments(form.draft().items(path));
            case WEEKDAYS -> new WindowInWords(locale).weekdays();
            case CHOICE, CHOICE_OR_NONE -> field.choices();
            case PRODUCTS,
                    CATEGORIES,
                    OFFERS,
                    TEXT,
                    TEXTS,
                    NUMBER,
                    FLAG,
                    DAY,
                    TIME,
                    DAYS_OF_MONTH,
                    DATES,
                    ZONE,
                    CONDITION -> List.of();
        };
    }
}
