package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** How much of the budgets of rules in force is used up. */
public final class Budgets {
    /** A budget is counted of all members together, whoever asks. */
    private static final MemberId ANYBODY = new MemberId(0);

    private final Supplier<RuleBook> rules;
    private final LimitCounts counts;
    private final Transactions transactions;
    private final BusinessTime time;

    public Budgets(Supplier<RuleBook> rules, LimitCounts counts, Transactions transactions, BusinessTime time) {
        this.rules = rules;
        this.counts = counts;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * A budget in the period that it is.
     *
     * @param used what has been awarded of it, less what came back
     */
    public record Use(long rule, String name, Limit.Period period, Points budget, Points used) {}

    private record Asked(EarningRule rule, Limit limit, LimitKey key) {}

    /** Those of all rules in force, in the order of the rules. */
    public List<Use> now() {
        Instant now = time.now();
        ZoneId zone = time.zone();
        List<Asked> asked = new ArrayList<>();
        Set<LimitKey> keys = new HashSet<>();
        for (EarningRule rule : rules.get().rules()) {
            for (Limit limit : rule.terms().limits()) {
                if (limit.of() == Limit.Subject.EVERYONE) {
                    LimitKey key = limit.key(Limited.owner(rule), ANYBODY, now, zone);
                    asked.add(new Asked(rule, limit, key));
                    keys.add(key);
                }
            }
        }
        Map<LimitKey, Points> used = keys.isEmpty() ? Map.of() : transactions.required(() -> counts.read(keys));
        return asked.stream()
                .map(one -> new Use(
                        one.rule().ref().id(),
                        one.rule().terms().name(),
                        one.limit().period(),
                        one.limit().points(),
                        used.getOrDefault(one.key(), Points.ZERO)))
                .toList();
    }
}
