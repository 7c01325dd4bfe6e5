package org.pointsmall.loyalty.admin.definition;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.choice.WindowInWords;
import org.pointsmall.loyalty.admin.page.Sentence;

/** Says what stands in the fields of drafts, with the names of what they name, which are looked up for a field at once. */
final class DraftInWords implements FieldChange.Says {
    private final DefinitionTools tools;
    private final Locale locale;
    private final TargetNames names;
    private final Map<String, String> weekdays;

    DraftInWords(DefinitionTools tools, Locale locale) {
        this.tools = tools;
        this.locale = locale;
        names = tools.names().of(List.of(), List.of(), locale);
        weekdays = labels(new WindowInWords(locale).weekdays());
    }

    private static Map<String, String> labels(List<TargetNames.Choice> choices) {
        return choices.stream()
                .collect(Collectors.toMap(TargetNames.Choice::value, TargetNames.Choice::label, (one, same) -> one));
    }

    @Override
    public Sentence of(FormField field, List<String> items) {
        if (!field.picks().isNothing()) {
            Map<String, String> picked = labels(tools.names().picked(field.in(), items, locale));
            return all(items, value -> {
                String label = picked.getOrDefault(value, "");
                return label.isEmpty() ? "#" + value : label;
            });
        }
        return switch (field.input()) {
            case TIERS -> all(items, names::tier);
            case SEGMENTS -> all(items, names::segment);
            case WEEKDAYS -> all(items, day -> weekdays.getOrDefault(day, day));
            case TIME -> all(items, at -> at.replace('T', ' '));
            case CONDITION -> InWords.plain(tools.builder().inWords(items.get(0), locale));
            default -> FieldChange.AS_WRITTEN.of(field, items);
        };
    }

    private static Sentence all(List<String> items, Function<String, String> name) {
        return InWords.plain(items.stream().map(name).collect(Collectors.joining(", ")));
    }
}
