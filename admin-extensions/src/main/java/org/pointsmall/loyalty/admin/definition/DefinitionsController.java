package org.pointsmall.loyalty.admin.definition;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.pointsmall.loyalty.admin.page.Paged;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.AuditedVersions;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The pages of definitions of a kind, which adds its address and its section. What is saved leads back to the definition's
 * page, so that a reload saves nothing again; what is refused is answered with the form itself, the reasons beside their
 * fields, and what was typed.
 *
 * @param <T> what they say
 */
public abstract class DefinitionsController<T> extends AdminController implements FieldLabels {
    private static final MultiValueMap<String, String> NOTHING = new LinkedMultiValueMap<>();
    private static final int MOST_FOUND = 20;

    private final DefinitionTools tools;
    private final EditDefinitions<T> definitions;
    private final DefinitionSection<T> section;
    private final DefinitionRows<T> rows;

    protected DefinitionsController(
            DefinitionTools tools, EditDefinitions<T> definitions, DefinitionSection<T> section) {
        super(tools.rights(), tools.pages());
        this.tools = tools;
        this.definitions = definitions;
        this.section = section;
        rows = new DefinitionRows<>(section, definitions.kind(), tools.names());
    }

    /**
     * @param name part of the names of those that are looked for
     * @param page counts from 1
     */
    @GetMapping
    ModelAndView list(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "1") String page,
            Locale locale) {
        rights.require(section.see());
        DisplayFormat written = written(locale);
        String part = name.strip().toLowerCase(Locale.ROOT);
        List<Version<T>> found = definitions.all().stream()
                .filter(one -> name(one).toLowerCase(Locale.ROOT).contains(part))
                .toList();
        Map<String, Object> model = model(written);
        Paged.of(rows.list(found, notes(), locale, written), page).into(model);
        model.put("name", name.strip());
        model.put("columns", section.columns());
        model.put("links", links());
        return pages.show(section.path(), "loyaltyDefinitions", HttpStatus.OK, model);
    }

    /** Products, categories or offers by a part of their name, for the form's script; whoever may see the form may search. */
    @GetMapping(path = "/find", produces = "application/json")
    @ResponseBody
    List<Map<String, String>> find(
            @RequestParam(defaultValue = "") String in, @RequestParam(defaultValue = "") String name, Locale locale) {
        rights.require(section.see());
        return tools.names().find(in, name.strip(), MOST_FOUND, locale).stream()
                .map(one -> Map.of("id", Long.toString(one.id()), "name", one.name()))
                .toList();
    }

    @GetMapping("/new")
    ModelAndView blank(Locale locale) {
        rights.require(section.edit());
        DraftForm usual = new DraftForm(tools.inItsZone(section.usual()), List.of());
        return form(usual, NOTHING, null, HttpStatus.OK, null, locale);
    }

    @GetMapping("/{id:[0-9]+}")
    ModelAndView show(@PathVariable String id, Locale locale) {
        rights.require(section.see());
        Version<T> saved = saved(id);
        DraftForm form = new DraftForm(definitions.written(saved), List.of());
        return form(form, NOTHING, saved, HttpStatus.OK, null, locale);
    }

    @PostMapping("/new")
    ModelAndView add(
            @RequestParam MultiValueMap<String, String> sent, Principal admin, Locale locale, RedirectAttributes next) {
        rights.require(section.edit());
        RuleBuilder.Read read = read(sent);
        return answered(read, sent, null, definitions.add(read.draft(), admin.getName()), locale, next);
    }

    /** @param version that the form was shown with */
    @PostMapping("/{id:[0-9]+}")
    ModelAndView change(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            @RequestParam MultiValueMap<String, String> sent,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(section.edit());
        Version<T> saved = saved(id);
        RuleBuilder.Read read = read(sent);
        EditResult<T> result = definitions.change(seen(saved, version), read.draft(), admin.getName());
        return answered(read, sent, saved, result, locale, next);
    }

    /** Switches one on or off, as it is. */
    @PostMapping("/{id:[0-9]+}/switch")
    ModelAndView change(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "false") String active,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(section.edit());
        Version<T> saved = saved(id);
        boolean on = active.equals("true");
        RuleBuilder.Read read = new RuleBuilder.Read(definitions.written(saved).with("active", on), List.of());
        EditResult<T> result = definitions.change(seen(saved, version), saved.terms(), on, admin.getName());
        ModelAndView answer = answered(read, NOTHING, saved, result, locale, next);
        return result instanceof EditResult.Saved ? new ModelAndView("redirect:/" + section.path()) : answer;
    }

    private RuleBuilder.Read read(MultiValueMap<String, String> sent) {
        String built = hasCondition() ? sent.getFirst(RuleBuilder.INPUT) : null;
        return tools.builder().read(DraftForm.sent(sent, definitions.kind()::isField), built);
    }

    private ModelAndView answered(
            RuleBuilder.Read read,
            MultiValueMap<String, String> sent,
            @Nullable Version<T> saved,
            EditResult<T> result,
            Locale locale,
            RedirectAttributes next) {
        if (result instanceof EditResult.Saved<T> done) {
            Version<T> version = done.version();
            next.addFlashAttribute(
                    "done",
                    Sentence.of(
                            version.active() ? "LoyaltyRule_Saved" : "LoyaltyRule_SavedOff",
                            name(version),
                            Integer.toString(version.ref().version())));
            return new ModelAndView(
                    "redirect:/" + section.path() + "/" + version.ref().id());
        }
        if (result instanceof EditResult.Outdated<T> outdated) {
            Version<T> latest = outdated.latest();
            Sentence said = DraftForm.outdated(latest.actor(), latest.ref().version());
            // With the version that it was told of, what was typed can be saved on top of it.
            return form(new DraftForm(read.draft(), read.wrong()), sent, latest, HttpStatus.CONFLICT, said, locale);
        }
        DraftForm form = new DraftForm(read.draft(), read.with(((EditResult.Refused<T>) result).wrong()));
        return form(form, sent, saved, HttpStatus.UNPROCESSABLE_ENTITY, form.refused(), locale);
    }

    /** @param sent by the browser, of which the rule builder shows its part again */
    private ModelAndView form(
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
        model.put("here", "/" + section.path() + "/new");
        model.put("version", "");
        model.put("versions", List.of());
        model.put("columns", rows.historyColumns());
        model.put("notes", saved == null ? List.of() : notes().apply(saved));
        if (saved != null) {
            long id = saved.ref().id();
            model.put("here", "/" + section.path() + "/" + id);
            model.put("version", Integer.toString(saved.ref().version()));
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

    /** Further pages of the section, by the ends of their addresses, which their texts are called after. */
    protected List<String> links() {
        return List.of();
    }

    private Map<String, Object> model(DisplayFormat written) {
        Map<String, Object> model = new HashMap<>();
        model.put("section", section);
        model.put("address", "/" + section.path());
        model.put("zone", written.zone());
        model.put("mayEdit", rights.include(section.edit()));
        return model;
    }

    private boolean hasCondition() {
        return !definitions.kind().shape().verbatim().isEmpty();
    }

    private DisplayFormat written(Locale locale) {
        return new DisplayFormat(locale, tools.time().zone());
    }

    private String name(Version<T> version) {
        return definitions.kind().name(version.terms());
    }

    private Version<T> saved(String number) {
        OptionalLong id = Numbers.id(number);
        return id.isEmpty() ? missing(number) : definitions.find(id.getAsLong()).orElseGet(() -> missing(number));
    }

    private Version<T> missing(String number) {
        throw new NotFoundException(section.path() + " " + number);
    }

    private VersionRef<T> seen(Version<T> saved, String version) {
        return new VersionRef<>(saved.ref().id(), Numbers.version(version));
    }
}
