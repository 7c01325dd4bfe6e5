package org.pointsmall.loyalty.admin.definition;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.condition.RuleBuilder;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.DraftForm;
import org.pointsmall.loyalty.admin.page.Numbers;
import org.pointsmall.loyalty.admin.page.Paged;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.admin.page.Sorting;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Proposal;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.refusal.Invalid;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The pages of definitions of a kind, which adds its address and its section. What changes what is in force is asked about
 * on a page of its own first. What is saved leads back to the definition's
 * page, so that a reload saves nothing again; what is refused is answered with the form itself, the reasons beside their
 * fields, and what was typed.
 *
 * @param <T> what they say
 */
public abstract class DefinitionsController<T> extends DefinitionActions<T> {
    private static final MultiValueMap<String, String> NOTHING = new LinkedMultiValueMap<>();

    private final AskBefore<T> ask;

    protected DefinitionsController(
            DefinitionTools tools, EditDefinitions<T> definitions, DefinitionSection<T> section) {
        super(tools, definitions, section);
        ask = new AskBefore<>(tools, section, definitions, this::effects);
    }

    /**
     * @param name part of the names of those that are looked for
     * @param stage the name of a {@link Stage}; empty for all but those that are put away
     * @param sort the column, as {@link Sorting} has it
     * @param page counts from 1
     */
    @GetMapping
    ModelAndView list(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") String page,
            Locale locale) {
        rights.require(section.see());
        DisplayFormat written = written(locale);
        String part = name.strip().toLowerCase(Locale.ROOT);
        Set<Long> away = definitions.archived();
        List<Version<T>> found = definitions.all().stream()
                .filter(one -> name(one).toLowerCase(Locale.ROOT).contains(part))
                .filter(one -> rows.isAt(stage, one, away))
                .sorted(section.order())
                .toList();
        Sorting<Version<T>> sorting = rows.sorting(sort, away);
        Map<String, Object> model = model(written);
        Paged<Version<T>> shown = Paged.of(sorting.of(found), page);
        shown.with(rows.list(shown.rows(), away, notes(), locale, written)).into(model);
        model.put("sorting", sorting);
        model.put("name", name.strip());
        model.put("stage", stage);
        model.put("stages", Stage.values());
        model.put("isFiltered", !part.isEmpty() || !stage.isEmpty());
        model.put("columns", section.columns());
        model.put("links", links());
        return pages.show(section.path(), "loyaltyDefinitions", HttpStatus.OK, model);
    }

    /** @param like one to be copied into the form; empty for none */
    @GetMapping("/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String like, Locale locale) {
        rights.require(section.edit());
        Draft draft = like.isEmpty() ? tools.inItsZone(section.usual()) : copyOf(like, locale);
        return form(new DraftForm(draft, List.of()), NOTHING, null, HttpStatus.OK, null, locale);
    }

    /** @param version an earlier one that is to stand in the form, where saving puts it back; empty for the latest */
    @GetMapping("/{id:[0-9]+}")
    ModelAndView show(@PathVariable String id, @RequestParam(defaultValue = "") String version, Locale locale) {
        rights.require(section.see());
        Version<T> saved = saved(id);
        Optional<Version<T>> earlier = earlier(saved, version);
        T terms = earlier.map(Version::terms).orElse(saved.terms());
        DraftForm form = new DraftForm(definitions.written(terms, saved.active()), List.of());
        ModelAndView page = form(form, NOTHING, saved, HttpStatus.OK, null, locale);
        earlier.ifPresent(one -> page.addObject("earlier", rows.earlier(one, written(locale))));
        return page;
    }

    /**
     * @param then what was answered, where it was asked
     * @param newest of all, when it was asked
     */
    @PostMapping("/new")
    ModelAndView add(
            @RequestParam(defaultValue = "") String then,
            @RequestParam(defaultValue = "") String newest,
            @RequestParam MultiValueMap<String, String> sent,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(section.edit());
        RuleBuilder.Read read = read(sent);
        if (then.equals(Question.GO_BACK)) {
            pages.nothingIsDone();
            return form(new DraftForm(read.draft(), read.wrong()), sent, null, HttpStatus.OK, null, locale);
        }
        Proposal<T> proposal = definitions.propose(read.draft());
        if (asks(proposal, then)) {
            return asked(ask.ofForm(proposal, sent, "/" + section.path() + "/new", locale), locale);
        }
        EditResult<T> result = then.equals(Question.DO_IT)
                ? definitions.add(read.draft(), Numbers.id(newest).orElse(Long.MAX_VALUE), admin.getName())
                : definitions.add(read.draft(), admin.getName());
        return answered(read, sent, null, result, locale, next);
    }

    /**
     * @param version that the form was shown with
     * @param then what was answered, where it was asked
     */
    @PostMapping("/{id:[0-9]+}")
    ModelAndView change(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String then,
            @RequestParam MultiValueMap<String, String> sent,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(section.edit());
        Version<T> saved = saved(id);
        RuleBuilder.Read read = read(sent);
        if (then.equals(Question.GO_BACK)) {
            pages.nothingIsDone();
            // With the version that was seen: whoever has saved another one meanwhile is not overwritten.
            return form(new DraftForm(read.draft(), read.wrong()), sent, saved, HttpStatus.OK, null, locale)
                    .addObject("version", version);
        }
        Proposal<T> proposal = definitions.propose(seen(saved, version), read.draft());
        if (asks(proposal, then)) {
            return asked(
                    ask.ofForm(
                            proposal,
                            sent,
                            "/" + section.path() + "/" + saved.ref().id(),
                            locale),
                    locale);
        }
        EditResult<T> result = definitions.change(seen(saved, version), read.draft(), admin.getName());
        return answered(read, sent, saved, result, locale, next);
    }

    /** Switches one on or off, as it is. */
    @PostMapping("/{id:[0-9]+}/switch")
    ModelAndView change(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "false") String active,
            @RequestParam(defaultValue = "") String then,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(section.edit());
        Version<T> saved = saved(id);
        boolean on = active.equals("true");
        if (then.equals(Question.GO_BACK)) {
            pages.nothingIsDone();
            return new ModelAndView("redirect:/" + section.path());
        }
        Proposal<T> proposal = definitions.propose(seen(saved, version), saved.terms(), on);
        if (asks(proposal, then)) {
            String action = "/" + section.path() + "/" + saved.ref().id() + "/switch";
            return asked(ask.ofSwitch(proposal, version, action, locale), locale);
        }
        RuleBuilder.Read read = new RuleBuilder.Read(definitions.written(saved).with("active", on), List.of());
        EditResult<T> result = definitions.change(seen(saved, version), saved.terms(), on, admin.getName());
        ModelAndView answer = answered(read, NOTHING, saved, result, locale, next);
        return result instanceof EditResult.Saved ? new ModelAndView("redirect:/" + section.path()) : answer;
    }

    private static boolean asks(Proposal<?> proposal, String then) {
        return proposal.hindrance().isEmpty() && proposal.changesWhatIsInForce() && !then.equals(Question.DO_IT);
    }

    private ModelAndView asked(Question question, Locale locale) {
        pages.nothingIsDone();
        Map<String, Object> model = model(written(locale));
        model.put("question", question);
        model.put("mayPublish", true);
        return pages.show(section.path(), Question.VIEW, HttpStatus.OK, model);
    }

    /**
     * Looks at what is typed and saves nothing: the form is answered with what was typed, and what is wrong with it or what
     * was found.
     *
     * @param found what to show of terms that nothing is wrong with, by the names that the template knows
     */
    protected final ModelAndView looked(
            MultiValueMap<String, String> sent,
            @Nullable Version<T> saved,
            Function<T, Map<String, ?>> found,
            Locale locale) {
        pages.nothingIsDone();
        RuleBuilder.Read read = read(sent);
        Proposal<T> proposal = definitions.propose(read.draft());
        List<Invalid> wrong = proposal.hindrance().orElse(null) instanceof EditResult.Refused<T> refused
                ? read.with(refused.wrong())
                : read.wrong();
        DraftForm form = new DraftForm(read.draft(), wrong);
        HttpStatus status = wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY;
        ModelAndView page = form(form, sent, saved, status, wrong.isEmpty() ? null : form.refused(), locale);
        if (saved != null) {
            // What was typed is a change to what was seen, whoever has saved another version meanwhile.
            page.addObject("version", Objects.toString(sent.getFirst("version"), ""));
        }
        return wrong.isEmpty() ? page.addAllObjects(found.apply(proposal.terms())) : page;
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
}
