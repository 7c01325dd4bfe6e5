package org.pointsmall.loyalty.admin.rule;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.condition.RuleBuilder;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.DraftForm;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Numbers;
import org.pointsmall.loyalty.admin.page.Paged;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.earning.EditRules;
import org.pointsmall.loyalty.earning.EditRules.Result;
import org.pointsmall.loyalty.earning.RuleDraft;
import org.pointsmall.loyalty.earning.RuleRef;
import org.pointsmall.loyalty.earning.SavedRule;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The pages of earning rules. What is saved leads back to the rule's page, so that a reload saves nothing again; what is
 * refused is answered with the form itself, the reasons beside their fields, and what was typed.
 */
@Controller
@RequestMapping("/loyalty-rules")
public class RulesController extends AdminController {
    private static final String SECTION = "loyalty-rules";
    private static final MultiValueMap<String, String> NOTHING = new LinkedMultiValueMap<>();

    private final EditRules rules;
    private final RuleViews views;
    private final RuleBuilder builder;
    private final BusinessTime time;

    RulesController(
            AdminRights rights,
            AdminPage pages,
            EditRules rules,
            RuleViews views,
            RuleBuilder builder,
            BusinessTime time) {
        super(rights, pages);
        this.rules = rules;
        this.views = views;
        this.builder = builder;
        this.time = time;
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
        rights.require(Right.SEE_RULES);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        String part = name.strip().toLowerCase(Locale.ROOT);
        List<SavedRule> found = rules.all().stream()
                .filter(rule -> rule.terms().name().toLowerCase(Locale.ROOT).contains(part))
                .toList();
        Map<String, Object> model = new HashMap<>();
        Paged.of(views.list(found, locale, written), page).into(model);
        model.put("name", name.strip());
        model.put("zone", written.zone());
        model.put("mayEdit", rights.include(Right.EDIT_RULES));
        return pages.show(SECTION, "loyaltyRules", HttpStatus.OK, model);
    }

    @GetMapping("/new")
    ModelAndView blank(Locale locale) {
        rights.require(Right.EDIT_RULES);
        Draft usual = Draft.EMPTY
                .with("active", "true")
                .with("group.code", "everyone")
                .with("group.stacking", "ALL")
                .with("priority", "100")
                .with("effect.kind", "MULTIPLIER")
                .with("window.zone", time.zone().getId());
        return form(new DraftForm(usual, List.of()), NOTHING, null, HttpStatus.OK, null, locale);
    }

    @GetMapping("/{rule:[0-9]+}")
    ModelAndView show(@PathVariable String rule, Locale locale) {
        rights.require(Right.SEE_RULES);
        SavedRule saved = saved(rule);
        return form(new DraftForm(rules.written(saved), List.of()), NOTHING, saved, HttpStatus.OK, null, locale);
    }

    @PostMapping("/new")
    ModelAndView add(
            @RequestParam MultiValueMap<String, String> sent, Principal admin, Locale locale, RedirectAttributes next) {
        rights.require(Right.EDIT_RULES);
        RuleBuilder.Read read = sent(sent);
        return answered(read, sent, null, rules.add(read.draft(), admin.getName()), locale, next);
    }

    /** @param version that the form was shown with */
    @PostMapping("/{rule:[0-9]+}")
    ModelAndView change(
            @PathVariable String rule,
            @RequestParam(defaultValue = "") String version,
            @RequestParam MultiValueMap<String, String> sent,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.EDIT_RULES);
        SavedRule saved = saved(rule);
        RuleBuilder.Read read = sent(sent);
        Result result = rules.change(seen(saved, version), read.draft(), admin.getName());
        return answered(read, sent, saved, result, locale, next);
    }

    /** Switches a rule on or off, as it is. */
    @PostMapping("/{rule:[0-9]+}/switch")
    ModelAndView change(
            @PathVariable String rule,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "false") String active,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.EDIT_RULES);
        SavedRule saved = saved(rule);
        Draft draft = rules.written(saved).with("active", active.equals("true"));
        Result result = rules.change(seen(saved, version), saved.terms(), active.equals("true"), admin.getName());
        ModelAndView answer = answered(new RuleBuilder.Read(draft, List.of()), NOTHING, saved, result, locale, next);
        return result instanceof Result.Saved ? new ModelAndView("redirect:/" + SECTION) : answer;
    }

    private RuleBuilder.Read sent(MultiValueMap<String, String> sent) {
        return builder.read(DraftForm.sent(sent, RuleDraft::isField), sent.getFirst(RuleBuilder.INPUT));
    }

    private ModelAndView answered(
            RuleBuilder.Read read,
            MultiValueMap<String, String> sent,
            @Nullable SavedRule saved,
            Result result,
            Locale locale,
            RedirectAttributes next) {
        if (result instanceof Result.Saved done) {
            RuleRef ref = done.rule().ref();
            next.addFlashAttribute(
                    "done",
                    Sentence.of(
                            done.rule().active() ? "LoyaltyRule_Saved" : "LoyaltyRule_SavedOff",
                            done.rule().terms().name(),
                            Integer.toString(ref.version())));
            return new ModelAndView("redirect:/" + SECTION + "/" + ref.id());
        }
        if (result instanceof Result.Outdated outdated) {
            SavedRule latest = outdated.latest();
            Sentence said = DraftForm.outdated(latest.actor(), latest.ref().version());
            // With the version that it was told of, what was typed can be saved on top of it.
            return form(new DraftForm(read.draft(), read.wrong()), sent, latest, HttpStatus.CONFLICT, said, locale);
        }
        DraftForm form = new DraftForm(read.draft(), read.with(((Result.Refused) result).wrong()));
        return form(form, sent, saved, HttpStatus.UNPROCESSABLE_ENTITY, form.refused(), locale);
    }

    /** @param sent by the browser, of which the rule builder shows its part again */
    private ModelAndView form(
            DraftForm form,
            MultiValueMap<String, String> sent,
            @Nullable SavedRule saved,
            HttpStatus status,
            @Nullable Sentence refused,
            Locale locale) {
        Map<String, Object> model = new HashMap<>();
        if (refused != null) {
            model.put("refused", refused);
        }
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        model.put("form", form);
        model.putAll(views.choices(form, rules.all(), locale));
        model.putAll(builder.shown(form.draft(), sent.getFirst(RuleBuilder.INPUT)));
        model.put("mayEdit", rights.include(Right.EDIT_RULES));
        model.put(
                "here",
                saved == null
                        ? "/loyalty-rules/new"
                        : "/loyalty-rules/" + saved.ref().id());
        model.put("version", saved == null ? "" : Integer.toString(saved.ref().version()));
        model.put(
                "versions",
                saved == null
                        ? List.of()
                        : views.rows(rules.versions(saved.ref().id()), locale, written));
        model.put("zone", written.zone());
        return pages.show(SECTION, "loyaltyRule", status, model);
    }

    private SavedRule saved(String rule) {
        OptionalLong id = Numbers.id(rule);
        return id.isEmpty() ? missing(rule) : rules.find(id.getAsLong()).orElseGet(() -> missing(rule));
    }

    private static SavedRule missing(String rule) {
        throw new NotFoundException("rule " + rule);
    }

    private static RuleRef seen(SavedRule saved, String version) {
        return new RuleRef(saved.ref().id(), Numbers.version(version));
    }
}
