package org.pointsmall.loyalty.simulation;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pointsmall.loyalty.definition.Proposal;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.earning.EarningRule;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Says what a change to rules or rates would cost, before it is made: orders of the last whole days earn anew by what is in
 * force and by what is asked for, as in a simulation. Somebody waits for the page, so it takes the latest orders, and as
 * many as there is time for; it writes nothing.
 */
public final class ForeseeCost {
    public static final int DAYS = 30;

    private final LatestOrders orders;
    private final VersionStore<RuleTerms> rules;
    private final EarningTerms earning;
    private final RedemptionTerms redemption;
    private final Transactions transactions;
    private final ZoneId zone;

    /**
     * How much is looked at.
     *
     * @param orders how many at most, the latest
     * @param chunk how many are read at once
     * @param longest no further chunk is begun after so long
     */
    public record Bounds(int orders, int chunk, Duration longest) {}

    public ForeseeCost(
            PastOrders orders,
            VersionStore<RuleTerms> rules,
            EarningTerms earning,
            RedemptionTerms redemption,
            Bounds bounds,
            Transactions transactions,
            BusinessTime time) {
        this.orders = new LatestOrders(orders, bounds, transactions, time);
        this.rules = rules;
        this.earning = earning;
        this.redemption = redemption;
        this.transactions = transactions;
        zone = time.zone();
    }

    /**
     * What a change of a rule would cost. The rule counts as if it had applied all the time, before and after the change: its
     * first and last moment are left out, its days are not.
     */
    public CostComparison ofRule(Proposal<RuleTerms> change) {
        long id = Optional.ofNullable(change.before())
                .map(before -> before.ref().id())
                .orElse(Long.MAX_VALUE);
        List<EarningRule> others =
                inForce().stream().filter(rule -> rule.ref().id() != id).toList();
        int version = Optional.ofNullable(change.before())
                .map(before -> before.ref().version())
                .orElse(0);
        return compare(
                new CostTerms(earning.rate(), with(others, id, version, change.now()), redemption.standardRate()),
                new CostTerms(earning.rate(), with(others, id, version + 1, change.then()), redemption.standardRate()));
    }

    /** What other rates would cost: one by which money earns points, and one by which points are worth money. */
    public CostComparison ofRates(PointsRate earns, PointsRate worth) {
        List<EarningRule> inForce = inForce();
        return compare(
                new CostTerms(earning.rate(), inForce, redemption.standardRate()),
                new CostTerms(earns, inForce, worth));
    }

    /** What other tiers would cost by what they multiply: members keep the tiers that they had when they bought. */
    public CostComparison ofTiers(TierScheme then) {
        List<EarningRule> inForce = inForce();
        return compare(
                new CostTerms(earning.rate(), inForce, redemption.standardRate()),
                new CostTerms(earning.rate(), inForce, redemption.standardRate(), new OtherTiers(then)));
    }

    private List<EarningRule> inForce() {
        return transactions.required(rules::all).stream()
                .filter(Version::active)
                .map(rule -> new EarningRule(rule.ref(), rule.terms()))
                .toList();
    }

    private static List<EarningRule> with(List<EarningRule> others, long id, int version, Optional<RuleTerms> terms) {
        List<EarningRule> all = new ArrayList<>(others);
        terms.map(rule -> rule.at(rule.window().everBegunAndNeverOver()))
                .ifPresent(rule -> all.add(new EarningRule(new VersionRef<RuleTerms>(id, version), rule)));
        return all;
    }

    private CostComparison compare(CostTerms now, CostTerms then) {
        RuleBook either = new RuleBook(
                0, Stream.concat(now.rules().stream(), then.rules().stream()).toList());
        CompareOrders compared = new CompareOrders(now, then, zone);
        LatestOrders.Walked walked = orders.walk(either, now.worth(), compared::add);
        return compared.result(walked.from(), walked.until(), walked.orders(), walked.looked());
    }
}
