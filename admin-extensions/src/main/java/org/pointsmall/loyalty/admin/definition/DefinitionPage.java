package org.pointsmall.loyalty.admin.definition;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.choice.WindowInWords;
import org.pointsmall.loyalty.admin.condition.RuleBuilder;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.DraftForm;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Numbers;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.AuditedVersions;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Proposal;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;

/**
 * What the pages of definitions of a kind are drawn with: its form, its rows, and what a kind adds to them.
 *
 * @param <T> what they say
 */
abstract class DefinitionPage<T> extends AdminController implements FieldLabels {
    final DefinitionTools tools;
    final EditDefinitions<T> definitions;
    final DefinitionSection<T> section;
    final DefinitionRows<T> rows;

    DefinitionPage(DefinitionTools tools, EditDefinitions<T> definitions, DefinitionSection<T> section) {
        super(tools.rights(), tools.pages());
        this.tools = tools;
        this.definitions = definitions;
        this.section = section;
        rows = new DefinitionRows<>(section, definitions.kind(), tools.names(), tools.time());
    }

    /** @param sent by the browser, of which the rule builder shows its part again */
    final ModelAndView form(
            DraftForm form,
            MultiValueMap<String, String> sent,
            @Nullable Version<T> saved,
            HttpStatus status,
            @Nullable Sentence refused,
            Locale locale) {
        DisplayFormat written = written(locale);
        Map<String, Object> model = model(written);
        if (refused != null) {
            model.put("refused", refused);
        }
        model.put("form", form);
        model.put("fieldsets", section.form().fieldsets());
        model.put("choices", rows.choices(form, locale));
        Map<String, List<String>> suggestions = new HashMap<>(suggestions(definitions));
        suggestions.put("zones", WindowInWords.zones());
        model.put("suggestions", suggestions);
        if (hasCondition()) {
            model.putAll(tools.builder().shown(form.draft(), sent.getFirst(RuleBuilder.INPUT), locale));
        }
        says(form, locale).ifPresent(said -> model.put("says", said));
        model.put("here", "/" + section.path() + "/new");
        model.put("version", "");
        model.put("versions", List.of());
        model.put("columns", rows.historyColumns());
        model.put("notes", saved == null ? List.of() : notes().apply(saved));
        model.put("asides", saved == null ? List.of() : asides(saved));
        model.put("looks", looks());
        model.put("isOff", saved != null && !saved.active());
        if (saved != null) {
            long id = saved.ref().id();
            model.put("here", "/" + section.path() + "/" + id);
            model.put("version", Integer.toString(saved.ref().version()));
            boolean away = definitions.archived().contains(id);
            model.put("stage", (away ? Stage.ARCHIVED : rows.stage(saved)).label());
            model.put("isAway", away);
            model.put("id", Long.toString(id));
            model.put("mayArchive", rights.include(section.edit()));
            if (away) {
                model.put("mayEdit", false);
            }
            model.put("versions", rows.history(definitions.versions(id), locale, written));
        }
        return pages.show(section.path(), "loyaltyDefinition", status, model);
    }

    @Override
    public String subject() {
        return AuditedVersions.subject(definitions.kind());
    }

    @Override
    public Map<String, FormField> fields() {
        return FieldLabels.of(section.form());
    }

    /** What others have written, to be offered: lists by the names that the form knows them by. */
    protected Map<String, List<String>> suggestions(EditDefinitions<T> all) {
        return Map.of();
    }

    /** What is to be known of each beside what it says; asked once for a page. */
    protected Function<Version<T>, List<Note>> notes() {
        return saved -> List.of();
    }

    /** What comes of a change that is asked about, as far as the kind can tell. */
    protected List<Note> effects(Proposal<T> change, Locale locale) {
        return List.of();
    }

    /** How its definitions are told in sentences; nothing for a kind of which there is nothing to tell. */
    protected Optional<Telling<T>> telling() {
        return Optional.empty();
    }

    /** What stands in a form, told in sentences. */
    final Optional<Sentence> says(DraftForm form, Locale locale) {
        return telling().map(telling -> new SayDefinition<>(tools, section, definitions).of(form, telling, locale));
    }

    /** What stands beside the form of one that is saved. */
    protected List<Aside> asides(Version<T> saved) {
        return List.of();
    }

    /** Whether what is typed can be looked at before it is saved, at the form's own address and {@code /look}. */
    protected boolean looks() {
        return false;
    }

    /** Further pages of the section, by the ends of their addresses, which their texts are called after. */
    protected List<String> links() {
        return List.of();
    }

    final Map<String, Object> model(DisplayFormat written) {
        Map<String, Object> model = new HashMap<>();
        model.put("section", section);
        model.put("address", "/" + section.path());
        model.put("zone", written.zone());
        model.put("mayEdit", rights.include(section.edit()));
        return model;
    }

    final boolean hasCondition() {
        return !definitions.kind().shape().verbatim().isEmpty();
    }

    final DisplayFormat written(Locale locale) {
        return new DisplayFormat(locale, tools.time().zone());
    }

    final String name(Version<T> version) {
        return definitions.kind().name(version.terms());
    }

    /** @throws NotFoundException where there is none */
    protected final Version<T> saved(String number) {
        OptionalLong id = Numbers.id(number);
        return id.isEmpty() ? missing(number) : definitions.find(id.getAsLong()).orElseGet(() -> missing(number));
    }

    private Version<T> missing(String number) {
        throw new NotFoundException(section.path() + " " + number);
    }

    final VersionRef<T> seen(Version<T> saved, String version) {
        return new VersionRef<>(saved.ref().id(), Numbers.version(version));
    }
}
