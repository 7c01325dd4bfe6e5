package org.pointsmall.loyalty.admin.overview;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.insight.dashboard.Dashboard;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of how the programme does; it only shows. */
@Controller
@RequestMapping("/loyalty-overview")
public class OverviewController extends AdminController {
    static final String SECTION = "loyalty-overview";
    static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final Dashboard dashboard;
    private final WriteOverview write;
    private final EarningTerms earning;
    private final MissedGoalsController goals;
    private final BusinessTime time;

    OverviewController(
            AdminRights rights,
            AdminPage pages,
            Dashboard dashboard,
            WriteOverview write,
            EarningTerms earning,
            MissedGoalsController goals,
            BusinessTime time) {
        super(rights, pages);
        this.dashboard = dashboard;
        this.write = write;
        this.earning = earning;
        this.goals = goals;
        this.time = time;
    }

    /** A span that is often looked at. */
    record Choice(String code, String first, String last) {}

    /**
     * @param from the first day; both are left out for the last thirty days
     * @param until the last day
     */
    @GetMapping
    ModelAndView show(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            Locale locale) {
        rights.require(Right.SEE_OVERVIEW);
        LocalDate today = time.today();
        Optional<DaySpan> chosen = ChosenSpan.of(from, until, today);
        Map<String, Object> model = new HashMap<>();
        if (chosen.isEmpty()) {
            model.put("refused", Sentence.of("LoyaltyOverview_NoSpan"));
        }
        OverviewView view = write.view(dashboard.look(chosen.orElse(ChosenSpan.usual(today))), locale);
        model.put("view", view);
        model.put("seesMembers", rights.include(Right.SEE_MEMBERS));
        model.put("choices", choices(today));
        model.put("missed", goals.lines());
        model.put("seesGoals", rights.include(Right.PUBLISH_SETTINGS));
        LastDayOfPoints.warning(earning.lots().expiry(), today).ifPresent(warning -> model.put("lastDay", warning));
        return pages.show(
                SECTION,
                "loyaltyOverview",
                chosen.isPresent() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY,
                model);
    }

    private static List<Choice> choices(LocalDate today) {
        LocalDate month = today.withDayOfMonth(1);
        Map<String, DaySpan> spans = new LinkedHashMap<>();
        spans.put("Today", new DaySpan(today, today));
        spans.put("Week", new DaySpan(today.minusDays(6), today));
        spans.put("Thirty", ChosenSpan.usual(today));
        spans.put("Month", new DaySpan(month, month.plusMonths(1).minusDays(1)));
        spans.put("LastMonth", new DaySpan(month.minusMonths(1), month.minusDays(1)));
        spans.put("Year", new DaySpan(today.withDayOfYear(1), today.withDayOfYear(today.lengthOfYear())));
        return spans.entrySet().stream()
                .map(span -> new Choice(
                        "LoyaltyOverview_Span" + span.getKey(),
                        span.getValue().first().toString(),
                        span.getValue().last().toString()))
                .toList();
    }

    /** The same figures for a spreadsheet. */
    @GetMapping("/figures.csv")
    ResponseEntity<byte[]> table(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            Locale locale) {
        rights.require(Right.SEE_OVERVIEW);
        DaySpan span = ChosenSpan.of(from, until, time.today())
                .orElseThrow(() -> new NotFoundException("figures of " + from + " to " + until));
        DisplayFormat plain = new DisplayFormat(locale, time.zone());
        return file("overview-" + span.first() + "-" + span.last(), write.table(dashboard.look(span), plain, locale));
    }

    static ResponseEntity<byte[]> file(String name, byte[] table) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
                .body(table);
    }
}
