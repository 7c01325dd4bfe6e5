package org.pointsmall.loyalty.admin.desk;

import java.security.Principal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.pointsmall.loyalty.admin.choice.FormInput;
import org.pointsmall.loyalty.admin.choice.ValidityInput;
import org.pointsmall.loyalty.admin.desk.DrawUpAccount.Shown;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.reward.RewardRowViews;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.statement.AccountDetails;
import org.pointsmall.loyalty.statement.AccountDetails.AccountSummary;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A member's page. What is done leads back to the page, so that a reload shows it and does nothing again; what is refused
 * is answered with the page itself, the reason, and what was typed.
 */
@Controller
@RequestMapping("/loyalty-members/{account:[0-9]+}")
public class MemberController extends AdminController {
    private static final String SECTION = "loyalty-members";
    private static final String VIEW = "loyaltyMember";

    private final AccountDetails files;
    private final DrawUpAccount drawUp;
    private final AccountDesk desk;
    private final RewardRowViews rewards;
    private final Standings standings;
    private final BusinessTime time;

    MemberController(
            AdminRights rights,
            AdminPage pages,
            AccountDetails files,
            DrawUpAccount drawUp,
            AccountDesk desk,
            RewardRowViews rewards,
            Standings standings,
            BusinessTime time) {
        super(rights, pages);
        this.files = files;
        this.drawUp = drawUp;
        this.desk = desk;
        this.rewards = rewards;
        this.standings = standings;
        this.time = time;
    }

    /**
     * @param before the entry at which the page before ended
     * @param order the store's order whose entries alone are to be shown
     */
    @GetMapping
    ModelAndView show(
            @PathVariable String account,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String order,
            Locale locale) {
        rights.require(Right.SEE_MEMBERS);
        OptionalLong entry = FormInput.id(before);
        OptionalLong one = FormInput.id(order);
        return page(
                file(account),
                new Shown(
                        entry.isPresent() ? new EntryId(entry.getAsLong()) : null,
                        one.isPresent() ? (Long) one.getAsLong() : null),
                HttpStatus.OK,
                Map.of("key", newKey()),
                locale);
    }

    /** @param key that the form was shown with: it names the adjustment */
    @PostMapping("/adjust")
    ModelAndView adjust(
            @PathVariable String account,
            @RequestParam(defaultValue = "") String points,
            @RequestParam(defaultValue = "") String validDays,
            @RequestParam(defaultValue = "") String lastDay,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.ADJUST_POINTS);
        Map<String, String> typed =
                Map.of("points", points, "validDays", validDays, "lastDay", lastDay, "reason", reason);
        ValidityInput validity = ValidityInput.read(validDays, lastDay, time.dayOf(time.now()));
        return answered(account, locale, next, typed, file -> {
            Answer answer = desk.adjust(file, points, validity, reason, key, admin.getName());
            return new Said(answer, keyAfter(answer, key));
        });
    }

    @PostMapping("/entries/{entry:[0-9]+}/reverse")
    ModelAndView reverse(
            @PathVariable String account,
            @PathVariable String entry,
            @RequestParam(defaultValue = "") String reason,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.ADJUST_POINTS);
        long id = FormInput.id(entry).orElseThrow(() -> new NotFoundException("entry " + entry));
        return answered(
                account,
                locale,
                next,
                Map.of(),
                file -> new Said(desk.reverse(file, new EntryId(id), reason, admin.getName()), newKey()));
    }

    @PostMapping("/freeze")
    ModelAndView freeze(
            @PathVariable String account,
            @RequestParam(defaultValue = "") String reason,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.MANAGE_ACCOUNTS);
        return answered(
                account,
                locale,
                next,
                Map.of("statusReason", reason),
                file -> new Said(desk.freeze(file, reason, admin.getName()), newKey()));
    }

    @PostMapping("/unfreeze")
    ModelAndView unfreeze(
            @PathVariable String account,
            @RequestParam(defaultValue = "") String reason,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.MANAGE_ACCOUNTS);
        return answered(
                account,
                locale,
                next,
                Map.of("statusReason", reason),
                file -> new Said(desk.unfreeze(file, reason, admin.getName()), newKey()));
    }

    /** @param leftover {@code PAY_OUT}, or else the points that are left are lost */
    @PostMapping("/close")
    ModelAndView close(
            @PathVariable String account,
            @RequestParam(defaultValue = "") String leftover,
            @RequestParam(defaultValue = "false") String confirmed,
            @RequestParam(defaultValue = "") String reason,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.MANAGE_ACCOUNTS);
        return answered(
                account,
                locale,
                next,
                Map.of("closeReason", reason),
                file -> new Said(
                        desk.close(file, leftover.equals("PAY_OUT"), confirmed.equals("true"), reason, admin.getName()),
                        newKey()));
    }

    @PostMapping("/merge")
    ModelAndView merge(
            @PathVariable String account,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(defaultValue = "false") String confirmed,
            @RequestParam(defaultValue = "") String reason,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.MANAGE_ACCOUNTS);
        return answered(
                account,
                locale,
                next,
                Map.of("into", into, "mergeReason", reason),
                file -> new Said(desk.merge(file, into, confirmed.equals("true"), reason, admin.getName()), newKey()));
    }

    /** An answer, and the key of the adjustment form that is shown with it. */
    private record Said(Answer answer, String key) {}

    private ModelAndView answered(
            String account,
            Locale locale,
            RedirectAttributes next,
            Map<String, String> typed,
            Function<AccountSummary, Said> action) {
        rights.require(Right.SEE_MEMBERS);
        AccountSummary file = file(account);
        Said said = action.apply(file);
        if (said.answer() instanceof Answer.Done done) {
            next.addFlashAttribute("done", done.sentence());
            return new ModelAndView(
                    "redirect:/" + SECTION + "/" + file.account().id().value());
        }
        Map<String, Object> model = new HashMap<>(typed);
        model.put("refused", said.answer().sentence());
        model.put("key", said.key());
        return page(file(account), Shown.NEWEST, HttpStatus.UNPROCESSABLE_ENTITY, model, locale);
    }

    private ModelAndView page(AccountSummary file, Shown shown, HttpStatus status, Map<String, ?> more, Locale locale) {
        Map<String, Object> model = new HashMap<>(more);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        model.put("account", drawUp.of(file, shown, written));
        model.put("standing", standings.of(file.account().member(), locale));
        model.put("mayExport", rights.include(Right.EXPORT_MEMBERS));
        model.put("hasCustomers", pages.isThere("customer"));
        model.put("hasOrders", pages.isThere("order"));
        if (rights.include(Right.SEE_REWARDS)) {
            model.put("rewards", rewards.of(file.account().member(), locale, written));
        }
        model.put("mayAdjust", rights.include(Right.ADJUST_POINTS));
        model.put("mayManage", rights.include(Right.MANAGE_ACCOUNTS));
        return pages.show(SECTION, VIEW, status, model);
    }

    private AccountSummary file(String account) {
        OptionalLong id = FormInput.id(account);
        return Optional.of(id)
                .filter(OptionalLong::isPresent)
                .flatMap(known -> files.find(new AccountId(known.getAsLong())))
                .orElseThrow(() -> new NotFoundException("account " + account));
    }

    /** The form that was refused is still good; one whose key has been used up is not. */
    private static String keyAfter(Answer refused, String key) {
        return refused.sentence().code().equals("LoyaltyDesk_KeyReused") ? newKey() : key;
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
