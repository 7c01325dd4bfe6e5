package org.pointsmall.loyalty.admin.settings;

import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.definition.FieldLabels;
import org.pointsmall.loyalty.admin.definition.FormField;
import org.pointsmall.loyalty.admin.definition.FormLayout;
import org.pointsmall.loyalty.admin.definition.Note;
import org.pointsmall.loyalty.admin.definition.Question;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.DraftForm;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Numbers;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.admin.page.Typed;
import org.pointsmall.loyalty.admin.simulation.CostInWords;
import org.pointsmall.loyalty.definition.AuditedVersions;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.settings.ProgrammeSettings;
import org.pointsmall.loyalty.settings.ProgrammeTerms;
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

/**
 * The pages of the programme's settings. Saving makes a draft; a page of its own says what publishing would change, and
 * asks.
 */
@Controller
@RequestMapping("/loyalty-settings")
public class SettingsController extends AdminController implements FieldLabels {
    private static final String SECTION = "loyalty-settings";
    private static final String WORDS = "LoyaltySettings_";

    private final ProgrammeSettings settings;
    private final FormLayout layout;
    private final SettingsHistory history;
    private final CostInWords cost;
    private final BusinessTime time;

    SettingsController(
            AdminRights rights, AdminPage pages, ProgrammeSettings settings, CostInWords cost, BusinessTime time) {
        super(rights, pages);
        this.settings = settings;
        this.cost = cost;
        this.time = time;
        layout = SettingsForm.of(settings.kind());
        history = new SettingsHistory(settings, layout);
    }

    @Override
    public String subject() {
        return AuditedVersions.subject(settings.kind());
    }

    @Override
    public Map<String, FormField> fields() {
        return FieldLabels.of(layout);
    }

    @GetMapping
    ModelAndView show(Locale locale) {
        rights.require(Right.SEE_SETTINGS);
        List<Version<ProgrammeTerms>> versions = settings.versions();
        Draft draft = versions.isEmpty()
                ? settings.written(settings.inForce())
                : settings.written(versions.get(0).terms());
        return form(new DraftForm(draft, List.of()), versions, HttpStatus.OK, null, locale);
    }

    /**
     * Keeps a draft.
     *
     * @param version that the form was shown with; empty where there was none
     * @param then where to go on
     */
    @PostMapping
    ModelAndView save(
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String then,
            @RequestParam MultiValueMap<String, String> sent,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.EDIT_SETTINGS);
        Draft draft = DraftForm.sent(
                sent, path -> !path.equals("active") && settings.kind().isField(path));
        List<Version<ProgrammeTerms>> versions = settings.versions();
        EditResult<ProgrammeTerms> result = settings.save(seen(versions, version), draft, admin.getName());
        if (result instanceof EditResult.Saved<ProgrammeTerms> saved) {
            next.addFlashAttribute(
                    "done",
                    Sentence.of(
                            WORDS + "SavedDraft",
                            Integer.toString(saved.version().ref().version())));
            return new ModelAndView("redirect:/" + SECTION + (then.equals("publish") ? "/publish" : ""));
        }
        if (result instanceof EditResult.Outdated<ProgrammeTerms> outdated) {
            return outdated(draft, outdated.latest(), locale);
        }
        DraftForm refused = new DraftForm(draft, ((EditResult.Refused<ProgrammeTerms>) result).wrong());
        return form(refused, versions, HttpStatus.UNPROCESSABLE_ENTITY, refused.refused(), locale);
    }

    /** Says what publishing would change. */
    @GetMapping("/publish")
    ModelAndView ask(Locale locale) {
        rights.require(Right.SEE_SETTINGS);
        return asking(HttpStatus.OK, null, locale);
    }

    /** @param version the draft's, as it was read */
    @PostMapping("/publish")
    ModelAndView publish(
            @RequestParam(defaultValue = "") String version, Principal admin, Locale locale, RedirectAttributes next) {
        rights.require(Right.PUBLISH_SETTINGS);
        List<Version<ProgrammeTerms>> versions = settings.versions();
        if (versions.isEmpty()) {
            throw new NotFoundException("draft of the settings");
        }
        Version<ProgrammeTerms> latest = versions.get(0);
        if (latest.active() || latest.ref().version() != Numbers.version(version)) {
            Sentence said = Sentence.of(
                    WORDS + "ChangedMeanwhile",
                    latest.actor(),
                    Integer.toString(latest.ref().version()));
            return asking(HttpStatus.CONFLICT, said, locale);
        }
        EditResult<ProgrammeTerms> result = settings.publish(latest, admin.getName());
        if (result instanceof EditResult.Saved<ProgrammeTerms> saved) {
            next.addFlashAttribute(
                    "done",
                    Sentence.of(
                            WORDS + "Published",
                            Integer.toString(saved.version().ref().version())));
            return new ModelAndView("redirect:/" + SECTION);
        }
        if (result instanceof EditResult.Outdated<ProgrammeTerms> outdated) {
            Version<ProgrammeTerms> other = outdated.latest();
            Sentence said = Sentence.of(
                    WORDS + "ChangedMeanwhile",
                    other.actor(),
                    Integer.toString(other.ref().version()));
            return asking(HttpStatus.CONFLICT, said, locale);
        }
        DraftForm refused = new DraftForm(
                settings.written(latest.terms()).with("reason", latest.terms().reason()),
                ((EditResult.Refused<ProgrammeTerms>) result).wrong());
        return form(refused, versions, HttpStatus.UNPROCESSABLE_ENTITY, refused.refused(), locale);
    }

    /**
     * Makes a draft of an earlier version.
     *
     * @param version the latest, as it was read
     * @param earlier the one to come back
     */
    @PostMapping("/restore")
    ModelAndView restore(
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String earlier,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.EDIT_SETTINGS);
        List<Version<ProgrammeTerms>> versions = settings.versions();
        int wanted = Numbers.version(earlier);
        Version<ProgrammeTerms> former = versions.stream()
                .filter(one -> one.ref().version() == wanted)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("version " + earlier + " of the settings"));
        VersionRef<ProgrammeTerms> seen = new VersionRef<>(former.ref().id(), Numbers.version(version));
        EditResult<ProgrammeTerms> result =
                settings.restore(seen, former, former.terms().reason(), admin.getName());
        if (result instanceof EditResult.Saved<ProgrammeTerms>) {
            next.addFlashAttribute("done", Sentence.of(WORDS + "Restored", Integer.toString(wanted)));
            return new ModelAndView("redirect:/" + SECTION + "/publish");
        }
        Draft draft = settings.written(former.terms());
        if (result instanceof EditResult.Outdated<ProgrammeTerms> outdated) {
            return outdated(draft, outdated.latest(), locale);
        }
        DraftForm refused = new DraftForm(draft, ((EditResult.Refused<ProgrammeTerms>) result).wrong());
        return form(refused, versions, HttpStatus.UNPROCESSABLE_ENTITY, refused.refused(), locale);
    }

    private static @Nullable VersionRef<ProgrammeTerms> seen(List<Version<ProgrammeTerms>> versions, String version) {
        // A form without a version was the first: where there is one by now, it is outdated.
        return versions.isEmpty()
                ? null
                : new VersionRef<>(versions.get(0).ref().id(), Numbers.version(version));
    }

    private ModelAndView outdated(Draft draft, Version<ProgrammeTerms> latest, Locale locale) {
        Sentence said = DraftForm.outdated(latest.actor(), latest.ref().version());
        return form(new DraftForm(draft, List.of()), settings.versions(), HttpStatus.CONFLICT, said, locale);
    }

    private ModelAndView form(
            DraftForm form,
            List<Version<ProgrammeTerms>> versions,
            HttpStatus status,
            @Nullable Sentence refused,
            Locale locale) {
        Map<String, Object> model = model(versions, refused, locale);
        model.put("form", form);
        model.put("fieldsets", layout.fieldsets());
        Map<String, Object> choices = new HashMap<>();
        layout.fieldsets().stream()
                .flatMap(part -> part.fields().stream())
                .forEach(field -> choices.put(field.path(), field.choices()));
        model.put("choices", choices);
        model.put("suggestions", Map.of());
        model.put("history", history.rows(versions, new DisplayFormat(locale, time.zone())));
        return pages.show(SECTION, "loyaltySettings", status, model);
    }

    private ModelAndView asking(HttpStatus status, @Nullable Sentence refused, Locale locale) {
        List<Version<ProgrammeTerms>> versions = settings.versions();
        Map<String, Object> model = model(versions, refused, locale);
        if (!versions.isEmpty() && !versions.get(0).active()) {
            model.put("question", question(versions.get(0), locale));
        }
        return pages.show(SECTION, Question.VIEW, status, model);
    }

    private Question question(Version<ProgrammeTerms> draft, Locale locale) {
        String version = Integer.toString(draft.ref().version());
        ProgrammeTerms now = settings.inForce();
        List<Note> effects = new ArrayList<>();
        ProgrammeTerms then = draft.terms();
        if (!then.earning().equals(now.earning())
                || !then.offset().rate().equals(now.offset().rate())) {
            effects.addAll(cost.ofRates(then.earning(), then.offset().rate(), locale));
        }
        effects.add(Note.warning(Sentence.of(WORDS + "Effect")));
        return new Question(
                Sentence.of(WORDS + "Ask", version),
                history.differences(now, then),
                true,
                true,
                then.reason(),
                effects,
                "/" + SECTION + "/publish",
                List.of(new Typed("version", version)),
                WORDS + "Publish",
                "");
    }

    private Map<String, Object> model(
            List<Version<ProgrammeTerms>> versions, @Nullable Sentence refused, Locale locale) {
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        Map<String, Object> model = new HashMap<>();
        if (refused != null) {
            model.put("refused", refused);
        }
        model.put("state", history.state(versions, written));
        model.put("isDraft", !versions.isEmpty() && !versions.get(0).active());
        model.put(
                "version",
                versions.isEmpty() ? "" : Integer.toString(versions.get(0).ref().version()));
        model.put("zone", written.zone());
        model.put("mayEdit", rights.include(Right.EDIT_SETTINGS));
        model.put("mayPublish", rights.include(Right.PUBLISH_SETTINGS));
        return model;
    }
}
