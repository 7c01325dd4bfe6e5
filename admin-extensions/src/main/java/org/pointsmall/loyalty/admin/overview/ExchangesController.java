package org.pointsmall.loyalty.admin.overview;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.Csv;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.insight.dashboard.Dashboard;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.ExchangeFigures;
import org.pointsmall.loyalty.insight.dashboard.ExchangeRows;
import org.pointsmall.loyalty.insight.dashboard.OrdersBehind;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Exchanges with the orders that followed them, page by page, and as a table; and whether they are as many as the figures say. */
@Controller
@RequestMapping("/loyalty-overview/exchanges")
public class ExchangesController extends AdminController {
    private static final int ON_A_PAGE = 50;
    private static final int IN_A_TABLE = 20_000;

    private final OrdersBehind orders;
    private final Dashboard dashboard;
    private final MessageSource messages;
    private final BusinessTime time;

    ExchangesController(
            AdminRights rights,
            AdminPage pages,
            OrdersBehind orders,
            Dashboard dashboard,
            MessageSource messages,
            BusinessTime time) {
        super(rights, pages);
        this.orders = orders;
        this.dashboard = dashboard;
        this.messages = messages;
        this.time = time;
    }

    /** A row, in writing; without an order where none followed. */
    record Row(String entry, String at, String account, String points, String reason, String order, String orderedAt) {}

    /** That the rows are as many as the figures say; rows that were too many to be counted are none. */
    record Check(String code, String exchanges, String converted, String rows, String followed) {}

    /**
     * @param after where the page before has ended: a time in milliseconds and an entry, as {@code 1700000000000-17}
     * @param sum whether to count all rows beside the figures
     */
    @GetMapping
    ModelAndView show(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "false") boolean sum,
            Locale locale) {
        rights.require(Right.SEE_OVERVIEW);
        DaySpan span = ChosenSpan.untilToday(from, until, time.today());
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        List<ExchangeRows.Row> rows =
                orders.exchanges(PageStart.of(after, time.startOf(span.first())), span.last(), ON_A_PAGE + 1);
        Map<String, Object> model = new HashMap<>();
        model.put("first", span.first().toString());
        model.put("last", span.last().toString());
        model.put("zone", written.zone());
        model.put(
                "rows",
                rows.stream().limit(ON_A_PAGE).map(row -> row(row, written)).toList());
        if (rows.size() > ON_A_PAGE) {
            ExchangeRows.Row last = rows.get(ON_A_PAGE - 1);
            model.put("next", PageStart.after(last.at(), last.entry()));
        }
        model.put("sumsUp", sum);
        if (sum) {
            model.put("check", check(span, written));
        }
        return pages.show(OverviewController.SECTION, "loyaltyOverviewExchanges", HttpStatus.OK, model);
    }

    private Check check(DaySpan span, DisplayFormat written) {
        ExchangeFigures figures = dashboard.exchanges(span);
        List<ExchangeRows.Row> all = all(span, IN_A_TABLE + 1);
        boolean tooMany = all.size() > IN_A_TABLE;
        long followed = all.stream().filter(row -> row.next() != null).count();
        boolean agree = figures.equals(new ExchangeFigures(all.size(), followed));
        return new Check(
                "LoyaltyOverview_Exchanges" + (tooMany ? "TooMany" : agree ? "Agree" : "Differ"),
                written.number(figures.exchanges()),
                written.number(figures.converted()),
                tooMany ? "–" : written.number(all.size()),
                tooMany ? "–" : written.number(followed));
    }

    private List<ExchangeRows.Row> all(DaySpan span, int most) {
        return orders.exchanges(new OrdersBehind.Start(time.startOf(span.first()), 0), span.last(), most);
    }

    /** The first rows as a table; how many at most is said on the page. */
    @GetMapping("/rows.csv")
    ResponseEntity<byte[]> table(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            Locale locale) {
        rights.require(Right.SEE_OVERVIEW);
        DaySpan span = ChosenSpan.untilToday(from, until, time.today());
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        Csv csv = new Csv()
                .row(
                        say("LoyaltyOverview_Entry", locale),
                        say("LoyaltyOverview_At", locale),
                        say("LoyaltyOverview_Account", locale),
                        say("LoyaltyOverview_Points", locale),
                        say("LoyaltyOverview_Reason", locale),
                        say("LoyaltyOverview_NextOrder", locale),
                        say("LoyaltyOverview_NextOrderAt", locale));
        for (ExchangeRows.Row row : all(span, IN_A_TABLE)) {
            Row shown = row(row, written);
            csv.row(
                    row.entry(),
                    shown.at(),
                    row.account(),
                    row.points(),
                    shown.reason(),
                    shown.order(),
                    shown.orderedAt());
        }
        return OverviewController.file("exchanges-" + span.first() + "-" + span.last(), csv.bytes());
    }

    private static Row row(ExchangeRows.Row row, DisplayFormat written) {
        ExchangeRows.@Nullable Next next = row.next();
        return new Row(
                Long.toString(row.entry()),
                written.time(row.at()),
                Long.toString(row.account()),
                written.number(row.points()),
                Objects.requireNonNullElse(row.reason(), ""),
                next == null ? "" : Objects.requireNonNullElse(next.number(), "#" + next.order()),
                next == null ? "" : written.time(next.placedAt()));
    }

    private String say(String code, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(code, null, code, locale));
    }
}
