package org.pointsmall.loyalty.admin.reward;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Numbers;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.reward.OrderLines;
import org.pointsmall.loyalty.reward.RewardFiles;
import org.pointsmall.loyalty.reward.RewardId;
import org.pointsmall.loyalty.reward.RewardReads;
import org.pointsmall.loyalty.reward.delivery.RewardDeliveries;
import org.pointsmall.loyalty.statement.AccountDetails;
import org.pointsmall.loyalty.time.BusinessTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One reward: what was bought, how often it was used, and what staff may do with it. */
@Controller
@RequestMapping("/loyalty-rewards/{reward:[0-9]+}")
public class RewardController extends AdminController {
    private static final Logger LOG = LoggerFactory.getLogger(RewardController.class);

    private final RewardFiles files;
    private final RewardRowViews rows;
    private final RewardDesk desk;
    private final RewardDeliveries deliveries;
    private final AccountDetails accounts;
    private final BusinessTime time;

    RewardController(
            AdminRights rights,
            AdminPage pages,
            RewardFiles files,
            RewardRowViews rows,
            RewardDesk desk,
            RewardDeliveries deliveries,
            AccountDetails accounts,
            BusinessTime time) {
        super(rights, pages);
        this.files = files;
        this.rows = rows;
        this.desk = desk;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.time = time;
    }

    /**
     * @param item of the order that it belongs to; empty for none
     * @param undoable whether staff may take it back here
     */
    record Use(String name, String at, String actor, String order, String item, boolean undoable) {}

    @GetMapping
    ModelAndView show(@PathVariable String reward, Locale locale) {
        rights.require(Right.SEE_REWARDS);
        return page(found(reward), Map.of(), HttpStatus.OK, locale);
    }

    /** @param key that the form was shown with: it names the use */
    @PostMapping("/use")
    ModelAndView use(
            @PathVariable String reward,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String item,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.USE_REWARDS);
        RewardFiles.Detail found = found(reward);
        return answered(found, desk.use(found.reward(), key, item, admin.getName()), Map.of(), locale, next);
    }

    @PostMapping("/undo")
    ModelAndView undo(
            @PathVariable String reward,
            @RequestParam(defaultValue = "") String use,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.USE_REWARDS);
        RewardFiles.Detail found = found(reward);
        return answered(found, desk.undo(found.reward(), use), Map.of(), locale, next);
    }

    @PostMapping("/void")
    ModelAndView end(
            @PathVariable String reward,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") String confirmed,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.END_REWARDS);
        RewardFiles.Detail found = found(reward);
        RewardDesk.Said said = desk.end(found, reason, confirmed.equals("true"), admin.getName());
        return answered(found, said, Map.of("reason", reason), locale, next);
    }

    /** What waits to be sent is tried at once. */
    @PostMapping("/retry")
    ModelAndView retry(@PathVariable String reward, Locale locale, RedirectAttributes next) {
        rights.require(Right.END_REWARDS);
        RewardFiles.Detail found = found(reward);
        RewardDesk.Said said = deliveries.tryNow(found.reward().id())
                ? RewardDesk.Said.done("LoyaltyReward_TriedSoon")
                : RewardDesk.Said.refused("LoyaltyReward_NothingWaits");
        return answered(found, said, Map.of(), locale, next);
    }

    /** Shows the code in full, once: it is not in any page's address, and the log says who has seen it. */
    @PostMapping("/code")
    ModelAndView code(@PathVariable String reward, Principal admin, Locale locale) {
        rights.require(Right.READ_REWARD_CODES);
        RewardFiles.Detail found = found(reward);
        RewardId id = found.reward().id();
        String code = files.code(id).orElseThrow(() -> new NotFoundException("code of reward " + reward));
        LOG.info("{} has looked at the code of reward {}", admin.getName(), id.value());
        return page(found, Map.of("fullCode", code), HttpStatus.OK, locale);
    }

    private ModelAndView answered(
            RewardFiles.Detail found,
            RewardDesk.Said said,
            Map<String, String> typed,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.SEE_REWARDS);
        if (said.done()) {
            next.addFlashAttribute("done", said.sentence());
            return new ModelAndView("redirect:/" + RewardListController.SECTION + "/"
                    + found.reward().id().value());
        }
        Map<String, Object> model = new HashMap<>(typed);
        model.put("refused", said.sentence());
        RewardFiles.Detail now = files.find(found.reward().id()).orElse(found);
        return page(now, model, HttpStatus.UNPROCESSABLE_ENTITY, locale);
    }

    private ModelAndView page(RewardFiles.Detail found, Map<String, ?> more, HttpStatus status, Locale locale) {
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        RewardFiles.Row row = new RewardFiles.Row(found.reward(), found.state());
        Map<String, Object> model = new HashMap<>(more);
        model.put("reward", rows.rows(List.of(row), locale, written).get(0));
        model.put("worth", written.number(found.worth()));
        model.put("endedAt", found.endedAt().map(written::time).orElse(""));
        model.put("code", Optional.ofNullable(found.maskedCode()).orElse(""));
        RewardId id = found.reward().id();
        RewardDeliveries.Shown sent = deliveries.of(List.of(id)).get(id);
        if (sent != null) {
            model.put("sent", DeliveriesView.of(sent, written));
        }
        accounts.of(found.reward().member())
                .ifPresent(
                        account -> model.put("account", account.account().id().value()));
        List<OrderLines.Line> lines = desk.lines(found.reward());
        model.put(
                "uses",
                found.uses().stream().map(use -> use(use, lines, written)).toList());
        model.put("lines", found.state().isOpen() ? lines : List.of());
        model.put("key", UUID.randomUUID().toString());
        model.put("zone", written.zone());
        model.put("mayUse", rights.include(Right.USE_REWARDS));
        model.put("mayEnd", rights.include(Right.END_REWARDS));
        model.put("mayRead", rights.include(Right.READ_REWARD_CODES));
        return pages.show(RewardListController.SECTION, "loyaltyReward", status, model);
    }

    private static Use use(RewardReads.PastUse use, List<OrderLines.Line> lines, DisplayFormat written) {
        String order = use.orderNumber();
        return new Use(
                use.name(),
                written.time(use.at()),
                use.actor(),
                order == null ? "" : order,
                item(use.item(), lines),
                RewardDesk.isOfTheDesk(use.name()));
    }

    /** By its name, or by its number where it is one of long ago. */
    private static String item(@Nullable Long item, List<OrderLines.Line> lines) {
        if (item == null) {
            return "";
        }
        for (OrderLines.Line line : lines) {
            if (line.item() == item) {
                return line.name();
            }
        }
        return "#" + item;
    }

    private RewardFiles.Detail found(String reward) {
        OptionalLong id = Numbers.id(reward);
        return Optional.of(id)
                .filter(OptionalLong::isPresent)
                .flatMap(known -> files.find(new RewardId(known.getAsLong())))
                .orElseThrow(() -> new NotFoundException("reward " + reward));
    }
}
