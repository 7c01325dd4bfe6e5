package org.pointsmall.loyalty.admin.reward;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.admin.choice.FormInput;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Numbers;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.admin.page.StaffName;
import org.pointsmall.loyalty.reward.RewardReads;
import org.pointsmall.loyalty.reward.WithdrawOffer;
import org.pointsmall.loyalty.reward.Withdrawal;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes an offer back and gives its rewards back: what it would come to, and how far it is. The site does it. */
@Controller
@RequestMapping("/loyalty-rewards/offers/{offer:[0-9]+}")
public class WithdrawalController extends AdminController {
    private static final int SHOWN = 10;
    private static final long ALL = 100;

    private final WithdrawOffer withdraw;
    private final MallOfferNames offers;
    private final BusinessTime time;

    WithdrawalController(
            AdminRights rights, AdminPage pages, WithdrawOffer withdraw, MallOfferNames offers, BusinessTime time) {
        super(rights, pages);
        this.withdraw = withdraw;
        this.offers = offers;
        this.time = time;
    }

    /** A withdrawal in writing. */
    record View(
            long id,
            String begunAt,
            String actor,
            String reason,
            long percent,
            String ended,
            String expected,
            String left,
            String points,
            String finishedAt,
            boolean running) {

        static View of(Withdrawal withdrawal, DisplayFormat written) {
            long percent = withdrawal.isRunning()
                    ? Math.min(ALL - 1, withdrawal.ended() * ALL / Math.max(1, withdrawal.expected()))
                    : ALL;
            return new View(
                    withdrawal.id(),
                    written.time(withdrawal.begunAt()),
                    withdrawal.actor(),
                    withdrawal.reason(),
                    percent,
                    written.number(withdrawal.ended()),
                    written.number(withdrawal.expected()),
                    written.number(withdrawal.left()),
                    written.number(withdrawal.points().value()),
                    written.timeOrNothing(withdrawal.finishedAt()),
                    withdrawal.isRunning());
        }
    }

    @GetMapping
    ModelAndView show(@PathVariable String offer, Locale locale) {
        rights.require(Right.SEE_REWARDS);
        return page(offer(offer, locale), Map.of(), HttpStatus.OK, locale);
    }

    /** How far the last one is, for the page's script. */
    @GetMapping(path = "/progress", produces = "application/json")
    @ResponseBody
    Map<String, Object> progress(@PathVariable String offer, Locale locale) {
        rights.require(Right.SEE_REWARDS);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        return withdraw.of(offer(offer, locale).id(), 1).stream()
                .map(withdrawal -> View.of(withdrawal, written))
                .findFirst()
                .<Map<String, Object>>map(view -> Map.of(
                        "status",
                        view.running() ? "RUNNING" : "FINISHED",
                        "percent",
                        view.percent(),
                        "done",
                        view.ended(),
                        "orders",
                        view.expected()))
                .orElse(Map.of());
    }

    @PostMapping("/withdraw")
    ModelAndView withdraw(
            @PathVariable String offer,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") String confirmed,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.END_REWARDS);
        MallOfferNames.Named named = offer(offer, locale);
        Optional<String> why = FormInput.reason(reason);
        if (why.isEmpty() || !confirmed.equals("true")) {
            rights.require(Right.SEE_REWARDS);
            Sentence said = Sentence.of(why.isEmpty() ? "LoyaltyDesk_Reason" : "LoyaltyDesk_Confirm");
            return page(named, Map.of("reason", reason, "refused", said), HttpStatus.UNPROCESSABLE_ENTITY, locale);
        }
        withdraw.begin(named.id(), why.get(), StaffName.of(admin.getName()));
        next.addFlashAttribute("done", Sentence.of("LoyaltyReward_WithdrawalBegun", named.name()));
        return new ModelAndView("redirect:/" + RewardListController.SECTION + "/offers/" + named.id());
    }

    private ModelAndView page(MallOfferNames.Named offer, Map<String, ?> more, HttpStatus status, Locale locale) {
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        RewardReads.Open open = withdraw.preview(offer.id());
        List<View> past = withdraw.of(offer.id(), SHOWN).stream()
                .map(withdrawal -> View.of(withdrawal, written))
                .toList();
        Map<String, Object> model = new HashMap<>(more);
        model.put("offer", offer);
        model.put("rewards", written.number(open.rewards()));
        model.put("members", written.number(open.members()));
        model.put("points", written.number(open.points().value()));
        model.put("past", past);
        model.put("running", !past.isEmpty() && past.get(0).running());
        model.put("zone", written.zone());
        model.put("mayEnd", rights.include(Right.END_REWARDS));
        return pages.show(RewardListController.SECTION, "loyaltyWithdrawal", status, model);
    }

    private MallOfferNames.Named offer(String number, Locale locale) {
        return Numbers.id(number).stream()
                .boxed()
                .flatMap(id -> offers.find(id, locale).stream())
                .findFirst()
                .orElseThrow(() -> new NotFoundException("offer " + number));
    }
}
