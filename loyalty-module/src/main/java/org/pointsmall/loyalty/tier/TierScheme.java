package org.pointsmall.loyalty.tier;

import java.time.Period;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.TierCode;

/**
 * The programme's tiers, and how they are reached and kept. A scheme is a value: {@link SchemeRules} says whether it can
 * be saved.
 *
 * @param measure by what members qualify, for all tiers
 * @param period over which time, for all tiers
 * @param grace how long a tier is kept after a review that it did not pass; possibly not at all
 * @param currency of spend and of rates
 * @param tiers put in the order of their ranks
 */
public record TierScheme(Measure measure, QualifyingPeriod period, Period grace, Currency currency, List<Tier> tiers) {

    public TierScheme {
        tiers = tiers.stream().sorted(Comparator.comparingInt(Tier::rank)).toList();
    }

    public Optional<Tier> tier(@Nullable TierCode code) {
        return tiers.stream().filter(tier -> tier.code().equals(code)).findFirst();
    }

    /** The highest tier that so much is enough for. */
    public Optional<Tier> reachedBy(long gathered) {
        return tiers.stream().filter(tier -> tier.threshold() <= gathered).max(Comparator.comparingInt(Tier::rank));
    }

    /** The lowest tier above this rank. */
    public Optional<Tier> above(int rank) {
        return tiers.stream().filter(tier -> tier.rank() > rank).min(Comparator.comparingInt(Tier::rank));
    }

    /** The highest tier that is not above this rank. */
    Optional<Tier> upTo(int rank) {
        return tiers.stream().filter(tier -> tier.rank() <= rank).max(Comparator.comparingInt(Tier::rank));
    }
}
