package org.pointsmall.loyalty.simulation;

import java.time.Instant;
import java.time.ZoneId;
import org.pointsmall.loyalty.earning.EarningRules;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;

/** Adds up what orders earn by two sets of terms. Those in another currency earn nothing, and are no sales here. */
final class CompareOrders {
    private final CostTerms now;
    private final CostTerms then;
    private final EarnAgain earnNow;
    private final EarnAgain earnThen;
    private Points pointsNow = Points.ZERO;
    private Points pointsThen = Points.ZERO;
    private Money sales;

    CompareOrders(CostTerms now, CostTerms then, ZoneId zone) {
        this.now = now;
        this.then = then;
        earnNow = earn(now, zone);
        earnThen = earn(then, zone);
        sales = Money.zero(now.earning().money().currency());
    }

    private static EarnAgain earn(CostTerms terms, ZoneId zone) {
        return new EarnAgain(
                new EarningRules(terms.earning(), new RuleBook(0, terms.rules()), zone), SimulatedCounts.ofNothing());
    }

    void add(PastOrder order) {
        if (order.cart().currency().equals(sales.currency())) {
            sales = sales.plus(order.cart().merchandise());
            pointsNow = pointsNow.plus(earnNow.decide(now.tiers().of(order)).points());
            pointsThen = pointsThen.plus(earnThen.decide(then.tiers().of(order)).points());
        }
    }

    CostComparison result(Instant from, Instant until, long orders, long looked) {
        return new CostComparison(
                from, until, orders, looked, sales, cost(pointsNow, now.worth()), cost(pointsThen, then.worth()));
    }

    private static CostComparison.Cost cost(Points points, PointsRate worth) {
        return new CostComparison.Cost(points, Simulations.cost(points, worth));
    }
}
