package org.pointsmall.loyalty.admin.member;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.member.AskedMembers.NotUnderstood;
import org.pointsmall.loyalty.admin.member.MemberLists.Found;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.insight.dashboard.MemberFigures;
import org.pointsmall.loyalty.insight.roster.MemberFilter;
import org.pointsmall.loyalty.insight.roster.MemberKey;
import org.pointsmall.loyalty.insight.roster.MemberRow;
import org.pointsmall.loyalty.insight.roster.MemberSorting;
import org.pointsmall.loyalty.insight.roster.MembersBehind;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of members, page by page. */
@Controller
@RequestMapping("/loyalty-members")
public class MembersController extends AdminController {
    static final String SECTION = "loyalty-members";
    private static final int ON_A_PAGE = 50;
    private static final String AFTER = "after";

    private final MemberLists lists;
    private final BusinessTime time;

    MembersController(AdminRights rights, AdminPage pages, MemberLists lists, BusinessTime time) {
        super(rights, pages);
        this.lists = lists;
        this.time = time;
    }

    /**
     * A column that can be sorted by.
     *
     * @param query what a click on its heading asks for
     * @param mark which way it is sorted; empty where another one is
     */
    record Sorting(String label, String query, String mark) {}

    @GetMapping
    ModelAndView show(@RequestParam Map<String, String> typed, Locale locale) {
        rights.require(Right.SEE_MEMBERS);
        AskedMembers asked = new AskedMembers(typed, time.today());
        Map<String, Object> model = new HashMap<>();
        HttpStatus status = HttpStatus.OK;
        TargetNames named = lists.names(locale);
        try {
            list(asked, MemberKey.of(typed.getOrDefault(AFTER, "")).orElse(null), named, locale, model);
        } catch (NotUnderstood wrong) {
            status = HttpStatus.UNPROCESSABLE_ENTITY;
            model.put("rows", List.of());
            model.put("refused", Sentence.of("LoyaltyMembers_Wrong_" + wrong.field()));
        }
        form(asked, named, model);
        model.put("mayExport", rights.include(Right.EXPORT_MEMBERS));
        return pages.show(SECTION, "loyaltyMembers", status, model);
    }

    private void list(
            AskedMembers asked, @Nullable MemberKey after, TargetNames named, Locale locale, Map<String, Object> model)
            throws NotUnderstood {
        Found found = lists.find(asked.words());
        MemberFilter filter = asked.filter(found.members());
        MemberSorting order = asked.order();
        List<MemberRow> rows = lists.rows(filter, order, after, ON_A_PAGE + 1);
        List<MemberRow> page = rows.stream().limit(ON_A_PAGE).toList();
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        model.put("rows", lists.lines(page, named, written));
        model.put("isFirst", after == null);
        model.put("more", found.more());
        model.put("mostFound", (long) MemberLists.MOST_FOUND);
        MembersBehind behind = filter.behind();
        if (behind != null) {
            model.put(
                    "said",
                    Sentence.of(
                            "LoyaltyMembers_Said_" + behind.figure(),
                            behind.span().first().toString(),
                            behind.span().last().toString(),
                            Integer.toString(MemberFigures.DORMANT_DAYS)));
        }
        if (rows.size() > ON_A_PAGE) {
            model.put(
                    "next",
                    asked.query(Map.of(AFTER, page.get(ON_A_PAGE - 1).key(order).toString())));
        }
    }

    private void form(AskedMembers asked, TargetNames named, Map<String, Object> model) {
        model.put(AskedMembers.WORDS, asked.words());
        for (String field : new String[] {
            AskedMembers.TIER,
            AskedMembers.SEGMENT,
            AskedMembers.STATUS,
            AskedMembers.LEAST,
            AskedMembers.MOST,
            AskedMembers.FROM,
            AskedMembers.UNTIL,
            AskedMembers.SORT
        }) {
            model.put(field, asked.text(field));
        }
        model.put(AskedMembers.BEHIND, asked.text(AskedMembers.BEHIND).toUpperCase(Locale.ROOT));
        model.put("tiers", named.tiers(some(asked.text(AskedMembers.TIER))));
        model.put("segments", named.segments(some(asked.text(AskedMembers.SEGMENT))));
        model.put("none", MemberFilter.NONE);
        model.put("statuses", AccountStatus.values());
        model.put("figures", MembersBehind.Figure.values());
        model.put("isFiltered", asked.isFiltered());
        model.put("query", asked.query(Map.of()));
        MemberSorting order = asked.order();
        for (MemberSorting.By by : MemberSorting.By.values()) {
            boolean isIt = order.by() == by;
            MemberSorting next = new MemberSorting(by, !isIt || !order.descending());
            model.put(
                    by.name(),
                    new Sorting(
                            "LoyaltyMembers_By_" + by,
                            asked.query(Map.of(AskedMembers.SORT, AskedMembers.sort(next))),
                            isIt ? order.descending() ? "\u25BC" : "\u25B2" : ""));
        }
    }

    /** A code that the address names is a choice, too, where there is nothing of that code any more. */
    private static List<String> some(String code) {
        return code.isEmpty() || code.equals(MemberFilter.NONE) ? List.of() : List.of(code);
    }
}
