package org.pointsmall.loyalty.admin.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.choice.WindowInWords;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.Input;

/** Says what stands in the fields of some drafts, with the names of what they name, which are looked up at once. */
final class DraftInWords implements FieldChange.Says {
    private final DefinitionTools tools;
    private final Locale locale;
    private final TargetNames names;
    private final Map<String, String> offers;
    private final Map<String, String> weekdays;

    DraftInWords(DefinitionTools tools, FormLayout form, List<Draft> drafts, Locale locale) {
        this.tools = tools;
        this.locale = locale;
        names = tools.names().of(ids(Input.PRODUCTS, form, drafts), ids(Input.CATEGORIES, form, drafts), locale);
        offers = labels(tools.names().offers(ids(Input.OFFERS, form, drafts), locale));
        weekdays = labels(new WindowInWords(locale).weekdays());
    }

    private static List<Long> ids(Input input, FormLayout form, List<Draft> drafts) {
        List<Long> ids = new ArrayList<>();
        for (FormLayout.Fieldset part : form.fieldsets()) {
            part.fields().stream()
                    .filter(field -> field.input() == input)
                    .forEach(field -> drafts.forEach(draft -> ids.addAll(TargetNames.ids(draft, field.path()))));
        }
        return ids.stream().distinct().toList();
    }

    private static Map<String, String> labels(List<TargetNames.Choice> choices) {
        return choices.stream()
                .collect(Collectors.toMap(TargetNames.Choice::value, TargetNames.Choice::label, (one, same) -> one));
    }

    @Override
    public Sentence of(FormField field, List<String> items) {
        return switch (field.input()) {
            case PRODUCTS -> all(items, id -> names.product(Long.valueOf(id)));
            case CATEGORIES -> all(items, id -> names.category(Long.valueOf(id)));
            case OFFERS -> all(items, id -> offers.getOrDefault(id, id));
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
