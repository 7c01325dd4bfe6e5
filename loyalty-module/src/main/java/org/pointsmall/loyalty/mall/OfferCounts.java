package org.pointsmall.loyalty.mall;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.stock.StockKey;

/**
 * What is taken of offers.
 *
 * @param taken of each key; nothing is left out
 * @param used how much a member has taken of each, by the name of the period; nothing is left out
 */
public record OfferCounts(Map<StockKey, Long> taken, Map<StockKey, Map<String, Long>> used) {
    static final OfferCounts NONE = new OfferCounts(Map.of(), Map.of());

    public OfferCounts {
        taken = Map.copyOf(taken);
        used = Map.copyOf(used);
    }

    /**
     * What to count beside offers that are looked for.
     *
     * @param member whose; null for a guest
     * @param periods the names of all periods that it is now
     */
    public record Counting(@Nullable MemberId member, Set<String> periods) {
        public Counting {
            periods = Set.copyOf(periods);
        }

        static Counting on(LocalDate today, @Nullable MemberId member) {
            return new Counting(
                    member,
                    Arrays.stream(QuotaPeriod.values())
                            .map(period -> period.of(today))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    long taken(StockKey key) {
        return taken.getOrDefault(key, 0L);
    }

    long used(StockKey key, String period) {
        return used.getOrDefault(key, Map.of()).getOrDefault(period, 0L);
    }
}
