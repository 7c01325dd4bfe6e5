package org.pointsmall.loyalty.admin.overview;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.Csv;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.EntryReads;
import org.pointsmall.loyalty.insight.dashboard.OrdersBehind;
import org.pointsmall.loyalty.insight.dashboard.PointsLine;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The journal's rows that a figure sums up, page by page, and as a table. */
@Controller
@RequestMapping("/loyalty-overview/entries/{line:[A-Z_]+}")
public class EntriesController extends AdminController {
    private static final int ON_A_PAGE = 50;
    private static final int IN_A_TABLE = 20_000;

    private final EntryReads reads;
    private final MessageSource messages;
    private final BusinessTime time;

    EntriesController(
            AdminRights rights, AdminPage pages, EntryReads reads, MessageSource messages, BusinessTime time) {
        super(rights, pages);
        this.reads = reads;
        this.messages = messages;
        this.time = time;
    }

    /** A row, in writing. */
    record Row(
            String entry,
            String at,
            String account,
            String kind,
            String points,
            String order,
            String actor,
            String reason) {}

    /** @param after where the page before has ended: a time in milliseconds and an entry, as {@code 1700000000000-17} */
    @GetMapping
    ModelAndView show(
            @PathVariable String line,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String after,
            Locale locale) {
        rights.require(Right.SEE_OVERVIEW);
        PointsLine of = line(line);
        DaySpan span = span(from, until);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        OrdersBehind.Start start = PageStart.of(after, time.startOf(span.first()));
        List<EntryReads.Row> rows = reads.rows(of, start.from(), start.after(), end(span), ON_A_PAGE + 1);
        Map<String, Object> model = new HashMap<>();
        model.put("line", of.name());
        model.put("first", span.first().toString());
        model.put("last", span.last().toString());
        model.put("zone", written.zone());
        model.put(
                "rows",
                rows.stream().limit(ON_A_PAGE).map(row -> row(row, written)).toList());
        if (rows.size() > ON_A_PAGE) {
            EntryReads.Row last = rows.get(ON_A_PAGE - 1);
            model.put("next", PageStart.after(last.at(), last.entry()));
        }
        return pages.show(OverviewController.SECTION, "loyaltyOverviewEntries", HttpStatus.OK, model);
    }

    /** The first rows as a table; how many at most is said on the page. */
    @GetMapping("/rows.csv")
    ResponseEntity<byte[]> table(
            @PathVariable String line,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            Locale locale) {
        rights.require(Right.SEE_OVERVIEW);
        PointsLine of = line(line);
        DaySpan span = span(from, until);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        Csv csv = new Csv()
                .row(
                        say("LoyaltyOverview_Entry", locale),
                        say("LoyaltyOverview_At", locale),
                        say("LoyaltyOverview_Account", locale),
                        say("LoyaltyOverview_Kind", locale),
                        say("LoyaltyOverview_Points", locale),
                        say("LoyaltyOverview_Order", locale),
                        say("LoyaltyOverview_Actor", locale),
                        say("LoyaltyOverview_Reason", locale));
        for (EntryReads.Row row : reads.rows(of, time.startOf(span.first()), 0, end(span), IN_A_TABLE)) {
            Row shown = row(row, written);
            csv.row(
                    row.entry(),
                    shown.at(),
                    row.account(),
                    say("LoyaltyEntry_" + shown.kind(), locale),
                    row.points(),
                    shown.order(),
                    shown.actor(),
                    shown.reason());
        }
        return OverviewController.file(
                "entries-" + of.name().toLowerCase(Locale.ROOT) + "-" + span.first() + "-" + span.last(), csv.bytes());
    }

    private static Row row(EntryReads.Row row, DisplayFormat written) {
        return new Row(
                Long.toString(row.entry()),
                written.time(row.at()),
                Long.toString(row.account()),
                row.kind().name(),
                written.number(row.points()),
                Objects.requireNonNullElse(row.orderNumber(), ""),
                row.actor(),
                Objects.requireNonNullElse(row.reason(), ""));
    }

    private Instant end(DaySpan span) {
        return time.startOf(span.last().plusDays(1));
    }

    private DaySpan span(String from, String until) {
        return ChosenSpan.of(from, until, time.today())
                .orElseThrow(() -> new NotFoundException("entries of " + from + " to " + until));
    }

    private static PointsLine line(String name) {
        return Arrays.stream(PointsLine.values())
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("figure " + name));
    }

    private String say(String code, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(code, null, code, locale));
    }
}
