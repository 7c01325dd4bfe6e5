package org.pointsmall.loyalty.admin.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.admin.choice.WindowInWords;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.DraftForm;
import org.pointsmall.loyalty.admin.page.Phrases;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * Says what stands in a form in whole sentences, while it is filled in.
 *
 * @param <T> what definitions of the kind say
 */
final class SayDefinition<T> {
    private static final String CONDITION = "condition";

    private final DefinitionTools tools;
    private final DefinitionSection<T> section;
    private final EditDefinitions<T> definitions;

    SayDefinition(DefinitionTools tools, DefinitionSection<T> section, EditDefinitions<T> definitions) {
        this.tools = tools;
        this.section = section;
        this.definitions = definitions;
    }

    /** What it says, or which fields have to be filled in or mended before it can be told. */
    Sentence of(DraftForm form, Telling<T> telling, Locale locale) {
        EditDefinitions.Understood<T> understood = definitions.understand(form.draft());
        Phrases say = new Phrases(tools.messages(), locale);
        List<Invalid> wrong = new ArrayList<>(understood.wrong());
        wrong.addAll(form.wrong().stream()
                .filter(invalid -> invalid.field().startsWith(CONDITION))
                .toList());
        wrong.removeIf(invalid -> telling.untold().contains(invalid.field()));
        if (!wrong.isEmpty()) {
            return Sentence.of("LoyaltySay_NotYet", say.all(labels(wrong, say)));
        }
        return InWords.plain(say.text(telling.sentences(understood.terms(), told(understood.terms(), form, say))));
    }

    private Told told(T terms, DraftForm form, Phrases say) {
        Locale locale = say.locale();
        InWords words = new InWords(
                tools.names()
                        .of(
                                section.scope().apply(terms).productNumbers(),
                                section.scope().apply(terms).categoryNumbers(),
                                locale),
                new WindowInWords(locale),
                new DisplayFormat(locale, tools.time().zone()).zone());
        String condition = form.draft().text(CONDITION);
        return new Told(words, say, condition.isEmpty() ? "" : tools.builder().inWords(condition, locale));
    }

    /** What the fields are called, each once; of a part of the form, the name of the part. */
    private List<String> labels(List<Invalid> wrong, Phrases say) {
        Map<String, FormField> fields = FieldLabels.of(section.form());
        return wrong.stream()
                .map(invalid -> label(invalid.field(), fields).orElse("LoyaltySay_Other"))
                .distinct()
                .map(code -> say.say(Sentence.of(code)))
                .toList();
    }

    private Optional<String> label(String path, Map<String, FormField> fields) {
        FormField field = fields.get(path.replaceAll("\\[[0-9]+]", "[]").replaceAll("/.*", ""));
        if (field != null) {
            return Optional.of(field.label());
        }
        return section.form().fieldsets().stream()
                .filter(part -> part.groups().contains(path))
                .map(FormLayout.Fieldset::title)
                .findFirst();
    }
}
