package org.pointsmall.loyalty.admin.overview;

import java.util.Arrays;
import java.util.Currency;
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
import org.pointsmall.loyalty.insight.dashboard.Dashboard;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.OrdersBehind;
import org.pointsmall.loyalty.insight.figure.CountedOrder;
import org.pointsmall.loyalty.insight.figure.OrderGroup;
import org.pointsmall.loyalty.insight.figure.OrderedGoods;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
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

/** The store's orders that a figure adds up, page by page, and as a table; and whether they come to what the figure says. */
@Controller
@RequestMapping("/loyalty-overview/orders/{group:[A-Z_]+}")
public class OrdersController extends AdminController {
    private static final int ON_A_PAGE = 50;
    private static final int IN_A_TABLE = 20_000;

    private final OrdersBehind orders;
    private final Dashboard dashboard;
    private final RedemptionTerms terms;
    private final MessageSource messages;
    private final BusinessTime time;

    OrdersController(
            AdminRights rights,
            AdminPage pages,
            OrdersBehind orders,
            Dashboard dashboard,
            RedemptionTerms terms,
            MessageSource messages,
            BusinessTime time) {
        super(rights, pages);
        this.orders = orders;
        this.dashboard = dashboard;
        this.terms = terms;
        this.messages = messages;
        this.time = time;
    }

    /** A row, in writing. */
    record Row(
            String number,
            String at,
            String customer,
            String total,
            String byPoints,
            String cash,
            String pieces,
            String goods,
            String known,
            String cost) {}

    /**
     * @param after where the page before has ended: a time in milliseconds and an order, as {@code 1700000000000-17}
     * @param sum whether to add up all rows beside the figures
     */
    @GetMapping
    ModelAndView show(
            @PathVariable String group,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "false") boolean sum,
            Locale locale) {
        rights.require(Right.SEE_OVERVIEW);
        OrderGroup of = group(group);
        DaySpan span = ChosenSpan.untilToday(from, until, time.today());
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        List<CountedOrder> rows =
                orders.orders(of, money(), PageStart.of(after, time.startOf(span.first())), span.last(), ON_A_PAGE + 1);
        Map<String, Object> model = new HashMap<>();
        model.put("group", of.name());
        model.put("first", span.first().toString());
        model.put("last", span.last().toString());
        model.put("zone", written.zone());
        model.put(
                "rows",
                rows.stream().limit(ON_A_PAGE).map(row -> row(row, of, written)).toList());
        if (rows.size() > ON_A_PAGE) {
            CountedOrder last = rows.get(ON_A_PAGE - 1);
            model.put("next", PageStart.after(last.placedAt(), last.id()));
        }
        model.put("sumsUp", sum);
        if (sum) {
            model.put("check", check(of, span, written));
        }
        return pages.show(OverviewController.SECTION, "loyaltyOverviewOrders", HttpStatus.OK, model);
    }

    private OrderSums.Check check(OrderGroup of, DaySpan span, DisplayFormat written) {
        List<CountedOrder> all = orders.orders(
                of, money(), new OrdersBehind.Start(time.startOf(span.first()), 0), span.last(), IN_A_TABLE + 1);
        return new OrderSums(written, money()).check(dashboard.orders(span), of, all.size() > IN_A_TABLE ? null : all);
    }

    /** The first rows as a table; how many at most is said on the page. */
    @GetMapping("/rows.csv")
    ResponseEntity<byte[]> table(
            @PathVariable String group,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            Locale locale) {
        rights.require(Right.SEE_OVERVIEW);
        OrderGroup of = group(group);
        DaySpan span = ChosenSpan.untilToday(from, until, time.today());
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        Csv csv = new Csv()
                .row(
                        say("LoyaltyOverview_Order", locale),
                        say("LoyaltyOverview_At", locale),
                        say("LoyaltyOverview_Customer", locale),
                        say("LoyaltyOverview_Total", locale),
                        say("LoyaltyOverview_OrdersByPoints", locale),
                        say("LoyaltyOverview_OrdersCash", locale),
                        say("LoyaltyOverview_Pieces", locale),
                        say("LoyaltyOverview_Goods", locale),
                        say("LoyaltyOverview_OrdersKnown", locale),
                        say("LoyaltyOverview_MallCost", locale));
        OrdersBehind.Start start = new OrdersBehind.Start(time.startOf(span.first()), 0);
        for (CountedOrder order : orders.orders(of, money(), start, span.last(), IN_A_TABLE)) {
            OrderedGoods goods = order.goods(of);
            csv.row(
                    number(order),
                    written.time(order.placedAt()),
                    order.customer(),
                    OrderSums.amount(order.total(), money()),
                    OrderSums.amount(order.byPoints(), money()),
                    OrderSums.amount(order.cash(), money()),
                    goods.pieces(),
                    OrderSums.amount(goods.price(), money()),
                    OrderSums.amount(goods.knownPrice(), money()),
                    goods.knownPieces() == 0 ? "" : OrderSums.amount(goods.cost(), money()));
        }
        return OverviewController.file(
                "orders-" + of.name().toLowerCase(Locale.ROOT) + "-" + span.first() + "-" + span.last(), csv.bytes());
    }

    private Row row(CountedOrder order, OrderGroup of, DisplayFormat written) {
        OrderedGoods goods = order.goods(of);
        return new Row(
                number(order),
                written.time(order.placedAt()),
                Long.toString(order.customer()),
                OrderRows.money(order.total(), money()),
                OrderRows.money(order.byPoints(), money()),
                OrderRows.money(order.cash(), money()),
                written.number(goods.pieces()),
                OrderRows.money(goods.price(), money()),
                OrderRows.money(goods.knownPrice(), money()),
                goods.knownPieces() == 0 ? "–" : OrderRows.money(goods.cost(), money()));
    }

    private static String number(CountedOrder order) {
        return Objects.requireNonNullElseGet(order.number(), () -> "#" + order.id());
    }

    private Currency money() {
        return terms.standardRate().money().currency();
    }

    private static OrderGroup group(String name) {
        return Arrays.stream(OrderGroup.values())
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("orders " + name));
    }

    private String say(String code, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(code, null, code, locale));
    }
}
