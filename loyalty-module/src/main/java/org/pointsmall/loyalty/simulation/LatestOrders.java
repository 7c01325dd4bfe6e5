package org.pointsmall.loyalty.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** The latest orders of the last whole days, as many as there is time for while somebody waits for a page. */
final class LatestOrders {
    private final PastOrders orders;
    private final ForeseeCost.Bounds bounds;
    private final Transactions transactions;
    private final BusinessTime time;

    LatestOrders(PastOrders orders, ForeseeCost.Bounds bounds, Transactions transactions, BusinessTime time) {
        this.orders = orders;
        this.bounds = bounds;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * What was gone through.
     *
     * @param orders how many there were in this time, guests' too
     * @param looked how many of them were looked at
     */
    record Walked(Instant from, Instant until, long orders, long looked) {}

    /** @param book what may be asked of them */
    Walked walk(RuleBook book, PointsRate worth, Consumer<PastOrder> each) {
        LocalDate today = time.today();
        Instant from = time.startOf(today.minusDays(ForeseeCost.DAYS));
        Instant until = time.startOf(today);
        Plan plan = new Plan("", from, until, List.of(), worth);
        Instant begun = time.now();
        PastOrders.Reach reach = transactions.required(() -> orders.reach(bounds.orders(), from, until));
        long last = reach.behind();
        long looked = 0;
        int page;
        do {
            long after = last;
            PastOrders.Page read = transactions.required(() -> orders.after(after, bounds.chunk(), plan, book));
            read.orders().forEach(each);
            page = read.looked();
            last = read.last();
            looked += page;
        } while (page == bounds.chunk() && time.now().isBefore(begun.plus(bounds.longest())));
        return new Walked(from, until, Math.max(reach.orders(), looked), looked);
    }
}
