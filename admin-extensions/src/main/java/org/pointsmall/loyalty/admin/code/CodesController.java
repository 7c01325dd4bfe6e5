package org.pointsmall.loyalty.admin.code;

import java.security.Principal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.Paged;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.admin.page.Sorting;
import org.pointsmall.loyalty.reward.code.CodePool;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of pools, and the form that opens one. */
@Controller
@RequestMapping("/loyalty-codes")
public class CodesController extends AdminController {
    static final String SECTION = "loyalty-codes";

    private static final Map<String, Comparator<CodePool>> COLUMNS = Map.of(
            "name",
            Comparator.comparing(CodePool::name, String.CASE_INSENSITIVE_ORDER),
            "left",
            Comparator.comparingLong(CodePool::left),
            "opened",
            Comparator.comparing(CodePool::openedAt));

    private final CodeDesk desk;
    private final BusinessTime time;

    CodesController(AdminRights rights, AdminPage pages, CodeDesk desk, BusinessTime time) {
        super(rights, pages);
        this.desk = desk;
        this.time = time;
    }

    /**
     * @param name part of the names of those that are looked for
     * @param sort the column, as {@link Sorting} has it
     * @param page counts from 1
     */
    @GetMapping
    ModelAndView list(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") String page,
            Locale locale) {
        rights.require(Right.SEE_CODES);
        return page(name, sort, page, Map.of(), HttpStatus.OK, locale);
    }

    /** @param few from how many codes on that are left the pool is marked */
    @PostMapping("/new")
    ModelAndView open(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String few,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.IMPORT_CODES);
        if (desk.isWithoutKey()) {
            return refused(name, few, Sentence.of("LoyaltyCode_NoKey"), locale);
        }
        String called = name.strip();
        if (!CodeDesk.isName(called)) {
            return refused(name, few, Sentence.of("LoyaltyCode_NoName"), locale);
        }
        OptionalLong number = CodeDesk.few(few);
        if (number.isEmpty()) {
            return refused(name, few, Sentence.of("LoyaltyCode_NoNumber"), locale);
        }
        long pool = desk.open(called, number.getAsLong(), admin.getName());
        next.addFlashAttribute("done", Sentence.of("LoyaltyCode_Opened", called));
        return new ModelAndView("redirect:/" + SECTION + "/" + pool);
    }

    private ModelAndView refused(String name, String few, Sentence why, Locale locale) {
        rights.require(Right.SEE_CODES);
        return page(
                "",
                "",
                "1",
                Map.of("typedName", name, "typedFew", few, "refused", why),
                HttpStatus.UNPROCESSABLE_ENTITY,
                locale);
    }

    private ModelAndView page(
            String name, String sort, String page, Map<String, ?> more, HttpStatus status, Locale locale) {
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        Map<String, Object> model = new HashMap<>(more);
        Sorting<CodePool> sorting = new Sorting<>(COLUMNS, sort);
        Paged<CodePool> shown = Paged.of(sorting.of(desk.pools(name)), page);
        shown.with(shown.rows().stream().map(pool -> PoolView.of(pool, written)).toList())
                .into(model);
        model.put("sorting", sorting);
        model.put("name", name.strip());
        model.put("zone", written.zone());
        model.put("withoutKey", desk.isWithoutKey());
        model.put("mayImport", rights.include(Right.IMPORT_CODES) && !desk.isWithoutKey());
        return pages.show(SECTION, "loyaltyCodes", status, model);
    }
}
