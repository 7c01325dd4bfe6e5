package org.pointsmall.loyalty.admin.reward;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.choice.FindMember;
import org.pointsmall.loyalty.admin.choice.FormInput;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.reward.RewardFiles;
import org.pointsmall.loyalty.reward.RewardId;
import org.pointsmall.loyalty.reward.RewardQuery;
import org.pointsmall.loyalty.reward.RewardState;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of rewards, by what somebody looks for. */
@Controller
@RequestMapping("/loyalty-rewards")
public class RewardListController extends AdminController {
    static final String SECTION = "loyalty-rewards";

    private static final int ON_A_PAGE = 50;
    private static final List<String> KINDS = Arrays.stream(Content.Kind.values())
            .filter(kind -> !kind.isForCarts())
            .map(Enum::name)
            .toList();

    private final RewardFiles files;
    private final RewardRowViews rows;
    private final MallOfferNames offers;
    private final FindMember members;
    private final BusinessTime time;

    RewardListController(
            AdminRights rights,
            AdminPage pages,
            RewardFiles files,
            RewardRowViews rows,
            MallOfferNames offers,
            FindMember members,
            BusinessTime time) {
        super(rights, pages);
        this.files = files;
        this.rows = rows;
        this.offers = offers;
        this.members = members;
        this.time = time;
    }

    /**
     * What is no such filter is none.
     *
     * @param member a login, or # and the customer's number
     * @param before the reward at which the page before ended
     */
    @GetMapping
    ModelAndView list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String offer,
            @RequestParam(defaultValue = "") String member,
            @RequestParam(defaultValue = "") String before,
            Locale locale) {
        rights.require(Right.SEE_REWARDS);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        Map<String, Object> model = new HashMap<>();
        Optional<MemberId> whose = members.named(member);
        boolean nobody = !member.isBlank() && whose.isEmpty();
        RewardQuery query = new RewardQuery(states(state), kind(kind), number(offer), whose.orElse(null));
        Long last = number(before);
        List<RewardFiles.Row> found =
                nobody ? List.of() : files.search(query, last == null ? null : new RewardId(last), ON_A_PAGE + 1);
        List<RewardFiles.Row> page = found.stream().limit(ON_A_PAGE).toList();
        model.put("rows", rows.rows(page, locale, written));
        if (found.size() > ON_A_PAGE) {
            model.put("older", page.get(page.size() - 1).reward().id().value());
        }
        if (nobody) {
            model.put("refused", Sentence.of("LoyaltyReward_NoSuchMember", member.strip()));
        }
        model.put("state", state);
        model.put("kind", kind);
        model.put("offer", offer);
        model.put("member", member);
        model.put("states", TargetNames.names(RewardState.values()));
        model.put("kinds", KINDS);
        model.put("offers", offers.all(locale));
        model.put("chosen", query.offer() == null ? "" : Long.toString(query.offer()));
        model.put("zone", written.zone());
        model.put("mayWithdraw", rights.include(Right.END_REWARDS));
        return pages.show(SECTION, "loyaltyRewards", HttpStatus.OK, model);
    }

    private static Set<RewardState> states(String name) {
        return Arrays.stream(RewardState.values())
                .filter(state -> state.name().equals(name))
                .collect(java.util.stream.Collectors.toSet());
    }

    private static Content.@Nullable Kind kind(String name) {
        return KINDS.contains(name) ? Content.Kind.valueOf(name) : null;
    }

    private static @Nullable Long number(String typed) {
        OptionalLong number = FormInput.id(typed.strip());
        return number.isPresent() ? number.getAsLong() : null;
    }
}
