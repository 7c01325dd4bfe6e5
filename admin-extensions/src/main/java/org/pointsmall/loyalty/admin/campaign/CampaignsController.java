package org.pointsmall.loyalty.admin.campaign;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
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
import org.pointsmall.loyalty.campaign.CampaignDraft;
import org.pointsmall.loyalty.campaign.CampaignRef;
import org.pointsmall.loyalty.campaign.EditCampaigns;
import org.pointsmall.loyalty.campaign.EditCampaigns.Result;
import org.pointsmall.loyalty.campaign.SavedCampaign;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The pages of campaigns. What is saved leads back to the campaign's page, so that a reload saves nothing again; what is
 * refused is answered with the form itself, the reasons beside their fields, and what was typed.
 */
@Controller
@RequestMapping("/loyalty-campaigns")
public class CampaignsController extends AdminController {
    private static final String SECTION = "loyalty-campaigns";

    private final EditCampaigns campaigns;
    private final CampaignViews views;
    private final BusinessTime time;

    CampaignsController(
            AdminRights rights, AdminPage pages, EditCampaigns campaigns, CampaignViews views, BusinessTime time) {
        super(rights, pages);
        this.campaigns = campaigns;
        this.views = views;
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
        rights.require(Right.SEE_CAMPAIGNS);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        String part = name.strip().toLowerCase(Locale.ROOT);
        List<SavedCampaign> found = campaigns.all().stream()
                .filter(campaign ->
                        campaign.terms().name().toLowerCase(Locale.ROOT).contains(part))
                .toList();
        Map<String, Object> model = new HashMap<>();
        Paged.of(views.list(found, locale, written), page).into(model);
        model.put("name", name.strip());
        model.put("zone", written.zone());
        model.put("mayEdit", rights.include(Right.EDIT_CAMPAIGNS));
        return pages.show(SECTION, "loyaltyCampaigns", HttpStatus.OK, model);
    }

    @GetMapping("/new")
    ModelAndView blank(Locale locale) {
        rights.require(Right.EDIT_CAMPAIGNS);
        Draft usual = Draft.EMPTY
                .with("active", "true")
                .with("priority", "100")
                .with("effect.kind", CampaignDraft.Kind.PRICE_PERCENT)
                .with("window.zone", time.zone().getId());
        return form(new DraftForm(usual, List.of()), null, HttpStatus.OK, Map.of(), locale);
    }

    @GetMapping("/{campaign:[0-9]+}")
    ModelAndView show(@PathVariable String campaign, Locale locale) {
        rights.require(Right.SEE_CAMPAIGNS);
        SavedCampaign saved = saved(campaign);
        return form(new DraftForm(campaigns.written(saved), List.of()), saved, HttpStatus.OK, Map.of(), locale);
    }

    @PostMapping("/new")
    ModelAndView add(
            @RequestParam MultiValueMap<String, String> sent, Principal admin, Locale locale, RedirectAttributes next) {
        rights.require(Right.EDIT_CAMPAIGNS);
        Draft draft = DraftForm.sent(sent, CampaignDraft::isField);
        return answered(draft, null, campaigns.add(draft, admin.getName()), locale, next);
    }

    /** @param version that the form was shown with */
    @PostMapping("/{campaign:[0-9]+}")
    ModelAndView change(
            @PathVariable String campaign,
            @RequestParam(defaultValue = "") String version,
            @RequestParam MultiValueMap<String, String> sent,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.EDIT_CAMPAIGNS);
        SavedCampaign saved = saved(campaign);
        Draft draft = DraftForm.sent(sent, CampaignDraft::isField);
        return answered(draft, saved, campaigns.change(seen(saved, version), draft, admin.getName()), locale, next);
    }

    /** Switches a campaign on or off, as it is. */
    @PostMapping("/{campaign:[0-9]+}/switch")
    ModelAndView change(
            @PathVariable String campaign,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "false") String active,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.EDIT_CAMPAIGNS);
        SavedCampaign saved = saved(campaign);
        boolean on = active.equals("true");
        Draft draft = campaigns.written(saved).with("active", on);
        Result result = campaigns.change(seen(saved, version), saved.terms(), on, admin.getName());
        ModelAndView answer = answered(draft, saved, result, locale, next);
        return result instanceof Result.Saved ? new ModelAndView("redirect:/" + SECTION) : answer;
    }

    private ModelAndView answered(
            Draft draft, @Nullable SavedCampaign saved, Result result, Locale locale, RedirectAttributes next) {
        if (result instanceof Result.Saved done) {
            SavedCampaign campaign = done.campaign();
            next.addFlashAttribute(
                    "done",
                    Sentence.of(
                            campaign.active() ? "LoyaltyRule_Saved" : "LoyaltyRule_SavedOff",
                            campaign.terms().name(),
                            Integer.toString(campaign.ref().version())));
            return new ModelAndView(
                    "redirect:/" + SECTION + "/" + campaign.ref().id());
        }
        if (result instanceof Result.Outdated outdated) {
            SavedCampaign latest = outdated.latest();
            Sentence said = DraftForm.outdated(latest.actor(), latest.ref().version());
            // With the version that it was told of, what was typed can be saved on top of it.
            return form(new DraftForm(draft, List.of()), latest, HttpStatus.CONFLICT, Map.of("refused", said), locale);
        }
        DraftForm form = new DraftForm(draft, ((Result.Refused) result).wrong());
        return form(form, saved, HttpStatus.UNPROCESSABLE_ENTITY, Map.of("refused", form.refused()), locale);
    }

    private ModelAndView form(
            DraftForm form, @Nullable SavedCampaign saved, HttpStatus status, Map<String, ?> more, Locale locale) {
        Map<String, Object> model = new HashMap<>(more);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        model.put("form", form);
        model.putAll(views.choices(form, locale));
        model.put("mayEdit", rights.include(Right.EDIT_CAMPAIGNS));
        model.put("zone", written.zone());
        model.put("here", "/" + SECTION + "/new");
        model.put("version", "");
        model.put("versions", List.of());
        if (saved != null) {
            long id = saved.ref().id();
            model.put("here", "/" + SECTION + "/" + id);
            model.put("version", Integer.toString(saved.ref().version()));
            model.put("versions", views.rows(campaigns.versions(id), locale, written));
        }
        return pages.show(SECTION, "loyaltyCampaign", status, model);
    }

    private SavedCampaign saved(String campaign) {
        OptionalLong id = Numbers.id(campaign);
        return id.isEmpty() ? missing(campaign) : campaigns.find(id.getAsLong()).orElseGet(() -> missing(campaign));
    }

    private static SavedCampaign missing(String campaign) {
        throw new NotFoundException("campaign " + campaign);
    }

    private static CampaignRef seen(SavedCampaign saved, String version) {
        return new CampaignRef(saved.ref().id(), Numbers.version(version));
    }
}
