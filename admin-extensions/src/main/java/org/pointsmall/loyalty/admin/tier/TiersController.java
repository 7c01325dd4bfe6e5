package org.pointsmall.loyalty.admin.tier;

import java.security.Principal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.definition.Question;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.DraftForm;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.tier.EditTiers;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.TierDraft;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.tier.TierSchemes.Past;
import org.pointsmall.loyalty.tier.TierSchemes.Saved;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the tiers. */
@Controller
@RequestMapping("/loyalty-tiers")
public class TiersController extends AdminController {
    private static final String SECTION = "loyalty-tiers";
    private static final int REVISIONS = 20;

    /** The field with the number of the scheme that a form was shown with. */
    static final String REVISION = "revision";

    private final TierSchemes schemes;
    private final EditTiers edit;
    private final AskAboutTiers ask;
    private final BusinessTime time;

    TiersController(
            AdminRights rights,
            AdminPage pages,
            TierSchemes schemes,
            EditTiers edit,
            AskAboutTiers ask,
            BusinessTime time) {
        super(rights, pages);
        this.ask = ask;
        this.schemes = schemes;
        this.edit = edit;
        this.time = time;
    }

    /** @param as an earlier revision that is to stand in the form, where saving puts it back; empty for the latest */
    @GetMapping
    ModelAndView show(@RequestParam(defaultValue = "") String as, Locale locale) {
        rights.require(Right.SEE_TIERS);
        List<Past> history = schemes.history(REVISIONS);
        Draft draft = history.isEmpty()
                ? Draft.EMPTY.with("measure", Measure.POINTS).with("period.kind", TierDraft.PeriodKind.YEAR)
                : TierDraft.of(history.get(0).scheme());
        if (as.isEmpty()
                || !history.isEmpty() && as.equals(Long.toString(history.get(0).number()))) {
            return page(new DraftForm(draft, List.of()), history, HttpStatus.OK, Map.of(), locale);
        }
        Past earlier = history.stream()
                .filter(past -> as.equals(Long.toString(past.number())))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(SECTION + ", revision " + as));
        Sentence told = Sentence.of(
                "LoyaltyArchive_Earlier",
                as,
                earlier.actor(),
                new DisplayFormat(locale, time.zone()).time(earlier.savedAt()));
        return page(
                new DraftForm(TierDraft.of(earlier.scheme()), List.of()),
                history,
                HttpStatus.OK,
                Map.of("earlier", told),
                locale);
    }

    /**
     * Asks what other tiers would do, and then saves them.
     *
     * @param revision that the form was shown with; 0 for none
     * @param then what was answered, where it was asked
     */
    @PostMapping
    ModelAndView save(
            @RequestParam(defaultValue = "") String revision,
            @RequestParam(defaultValue = "") String then,
            @RequestParam MultiValueMap<String, String> sent,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.EDIT_TIERS);
        Draft draft = DraftForm.sent(sent, TierDraft::isField);
        long edited = revision.matches("[0-9]{1,18}") ? Long.parseLong(revision) : Long.MAX_VALUE;
        if (then.equals(Question.GO_BACK)) {
            pages.nothingIsDone();
            return page(
                    new DraftForm(draft, List.of()),
                    schemes.history(REVISIONS),
                    HttpStatus.OK,
                    Map.of(REVISION, revision),
                    locale);
        }
        TierSchemes.@Nullable Revision inForce = schemes.inForce();
        TierScheme now = inForce == null ? null : inForce.scheme();
        EditTiers.Proposed proposed = edit.propose(edited, draft);
        boolean isSeen = edited == (inForce == null ? 0 : inForce.number());
        if (isSeen && proposed.wrong().isEmpty() && !proposed.scheme().equals(now) && !then.equals(Question.DO_IT)) {
            pages.nothingIsDone();
            Map<String, Object> model = new HashMap<>();
            model.put("question", ask.of(now, proposed.scheme(), sent, "/" + SECTION, locale));
            model.put("mayPublish", true);
            return pages.show(SECTION, Question.VIEW, HttpStatus.OK, model);
        }
        Saved saved = edit.save(edited, draft, admin.getName());
        if (saved instanceof Saved.InForce done) {
            next.addFlashAttribute("done", Sentence.of("LoyaltyTier_Saved", Long.toString(done.revision())));
            return new ModelAndView("redirect:/" + SECTION);
        }
        return refused(draft, (Saved.Refused) saved, locale);
    }

    private ModelAndView refused(Draft draft, Saved.Refused refused, Locale locale) {
        List<Past> history = schemes.history(REVISIONS);
        boolean overtaken =
                refused.wrong().stream().anyMatch(invalid -> invalid.code().equals("CHANGED_MEANWHILE"));
        if (overtaken && !history.isEmpty()) {
            Past latest = history.get(0);
            Sentence said = Sentence.of("LoyaltyPage_Outdated", latest.actor(), Long.toString(latest.number()));
            return page(new DraftForm(draft, List.of()), history, HttpStatus.CONFLICT, Map.of("refused", said), locale);
        }
        Sentence said =
                Sentence.of("LoyaltyPage_Refused", Long.valueOf(refused.wrong().size()));
        return page(
                new DraftForm(draft, refused.wrong()),
                history,
                HttpStatus.UNPROCESSABLE_ENTITY,
                Map.of("refused", said),
                locale);
    }

    /** A revision, as it is listed. */
    record Row(String number, String savedAt, String savedBy, String measure, String tiers) {}

    /** A tier in force, which leads to its members. */
    record InForce(String code, String name, String members) {}

    private List<InForce> inForce(Locale locale, DisplayFormat written) {
        TierSchemes.@Nullable Revision inForce = schemes.inForce();
        return inForce == null
                ? List.of()
                : inForce.scheme().tiers().stream()
                        .map(tier -> new InForce(
                                tier.code().value(),
                                tier.name().in(locale),
                                written.number(schemes.members(tier.code()))))
                        .toList();
    }

    private ModelAndView page(
            DraftForm form, List<Past> history, HttpStatus status, Map<String, ?> more, Locale locale) {
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put(
                REVISION, history.isEmpty() ? "0" : Long.toString(history.get(0).number()));
        model.putAll(more);
        model.put(
                "history",
                history.stream().map(past -> row(past, locale, written)).toList());
        model.put("measures", names(Measure.values()));
        model.put("kinds", names(TierDraft.PeriodKind.values()));
        model.put("units", names(TierDraft.GraceUnit.values()));
        model.put("zone", written.zone());
        model.put("inForce", inForce(locale, written));
        model.put("seesMembers", rights.include(Right.SEE_MEMBERS));
        model.put(
                "hasMembers",
                form.wrong().stream().anyMatch(invalid -> invalid.code().equals("TIER_HAS_MEMBERS"))
                        || form.draft().has(TierDraft.MOVE_MEMBERS));
        model.put("mayEdit", rights.include(Right.EDIT_TIERS));
        return pages.show(SECTION, "loyaltyTiers", status, model);
    }

    private static Row row(Past past, Locale locale, DisplayFormat written) {
        Draft draft = TierDraft.of(past.scheme());
        String tiers = draft.rows("tiers").stream()
                .map(row -> draft.text(row + (locale.getLanguage().equals("zh") ? ".name.zh-CN" : ".name.en"))
                        + " "
                        + draft.text(row + ".threshold")
                        + " (x"
                        + draft.text(row + ".earningMultiplier")
                        + ")")
                .collect(Collectors.joining(", "));
        return new Row(
                Long.toString(past.number()),
                written.time(past.savedAt()),
                past.actor(),
                "LoyaltyTier_Measure_" + past.scheme().measure(),
                tiers);
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
