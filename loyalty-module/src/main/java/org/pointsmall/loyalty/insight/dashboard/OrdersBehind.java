package org.pointsmall.loyalty.insight.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Predicate;
import org.pointsmall.loyalty.insight.figure.BusinessHour;
import org.pointsmall.loyalty.insight.figure.CountedOrder;
import org.pointsmall.loyalty.insight.figure.FigureFamily;
import org.pointsmall.loyalty.insight.figure.OrderGroup;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * The orders and the exchanges that figures add up, page by page, the oldest first. Which hours have such the figures say, so
 * that a page costs what its own hours cost; the rows are as they stand now.
 */
public final class OrdersBehind {
    private static final int AT_ONCE = 500;

    private final FigureReads reads;
    private final CountedOrders orders;
    private final ExchangeRows exchanges;
    private final Transactions transactions;
    private final BusinessTime time;

    public OrdersBehind(
            FigureReads reads,
            CountedOrders orders,
            ExchangeRows exchanges,
            Transactions transactions,
            BusinessTime time) {
        this.reads = reads;
        this.orders = orders;
        this.exchanges = exchanges;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * Where a page begins.
     *
     * @param from rows from this moment on
     * @param after and of this very moment only those with higher ids
     */
    public record Start(Instant from, long after) {}

    /** At most {@code limit} orders of a group, in this currency, until the end of that day. */
    public List<CountedOrder> orders(OrderGroup group, Currency money, Start start, LocalDate last, int limit) {
        FigureFamily family = group == OrderGroup.MALL ? FigureFamily.GOODS : FigureFamily.ORDERS;
        return new Page<CountedOrder>(start, last, limit, orders::next, CountedOrder::placedAt, CountedOrder::id)
                .read(
                        new FigureReads.SumOf(family, money.getCurrencyCode(), group.name()),
                        order -> money.equals(order.money()) && order.isOf(group));
    }

    /** At most {@code limit} exchanges until the end of that day, each with the order that followed it. */
    public List<ExchangeRows.Row> exchanges(Start start, LocalDate last, int limit) {
        return new Page<ExchangeRows.Row>(
                        start, last, limit, exchanges::next, ExchangeRows.Row::at, ExchangeRows.Row::entry)
                .read(new FigureReads.SumOf(FigureFamily.ENTRIES, EntryKind.EXCHANGE.name(), ""), exchange -> true);
    }

    /** Reads rows of a span in their order. */
    private interface Rows<R> {
        List<R> next(Instant from, long after, Instant until, int limit);
    }

    private interface MomentOf<R> {
        Instant of(R row);
    }

    private interface IdOf<R> {
        long of(R row);
    }

    /** A page on its way. */
    private final class Page<R> {
        private final Start start;
        private final LocalDate last;
        private final int limit;
        private final Rows<R> source;
        private final MomentOf<R> moment;
        private final IdOf<R> id;
        private final List<R> rows = new ArrayList<>();

        Page(Start start, LocalDate last, int limit, Rows<R> source, MomentOf<R> moment, IdOf<R> id) {
            this.start = start;
            this.last = last;
            this.limit = limit;
            this.source = source;
            this.moment = moment;
            this.id = id;
        }

        private boolean isFull() {
            return rows.size() >= limit;
        }

        List<R> read(FigureReads.SumOf sum, Predicate<R> which) {
            return transactions.required(() -> {
                ZoneId zone = time.zone();
                BusinessHour from = BusinessHour.of(start.from(), zone);
                List<BusinessHour> hours = reads.hoursWith(sum, from, last, limit);
                while (!hours.isEmpty() && !isFull()) {
                    for (BusinessHour hour : hours) {
                        read(hour, zone, which);
                    }
                    hours = reads.hoursWith(sum, hours.get(hours.size() - 1).next(), last, limit);
                }
                return rows;
            });
        }

        private void read(BusinessHour hour, ZoneId zone, Predicate<R> which) {
            Instant begin = hour.from(zone);
            Instant from = begin.isBefore(start.from()) ? start.from() : begin;
            long after = begin.isAfter(start.from()) ? 0 : start.after();
            boolean more = true;
            while (more && !isFull()) {
                List<R> part = source.next(from, after, hour.until(zone), AT_ONCE);
                part.stream().filter(which).limit(limit - rows.size()).forEach(rows::add);
                more = part.size() == AT_ONCE;
                if (more) {
                    R end = part.get(AT_ONCE - 1);
                    from = moment.of(end);
                    after = id.of(end);
                }
            }
        }
    }
}
