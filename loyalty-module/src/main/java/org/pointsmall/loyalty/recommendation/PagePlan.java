package org.pointsmall.loyalty.recommendation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses a page from candidates: what can be had now first, then what is within reach, at most so many of a category and
 * of a family. A pure function of its arguments.
 */
final class PagePlan {
    private static final Comparator<OfferCandidate> BEST = Comparator.comparing(OfferCandidate::coupon)
            .thenComparingInt(OfferCandidate::round)
            .thenComparing(Comparator.comparingDouble(OfferCandidate::score).reversed())
            .thenComparingLong(OfferCandidate::id);

    private final RecommendationTerms terms;
    private final int limit;
    private final Map<Long, Integer> ofCategory = new HashMap<>();
    private final Map<String, Integer> ofFamily = new HashMap<>();
    private final Set<Long> chosen = new HashSet<>();

    private PagePlan(RecommendationTerms terms, int limit) {
        this.terms = terms;
        this.limit = limit;
    }

    /** The page; shorter than the limit where no more candidates fit on it. */
    static List<OfferCandidate> choose(List<OfferCandidate> candidates, RecommendationTerms terms, int limit) {
        return new PagePlan(terms, limit).page(candidates);
    }

    private List<OfferCandidate> page(List<OfferCandidate> candidates) {
        List<OfferCandidate> now = new ArrayList<>();
        List<OfferCandidate> within = new ArrayList<>();
        candidates.stream().sorted(BEST).forEach(candidate -> (candidate.isWithinReach() ? within : now)
                .add(candidate));
        List<OfferCandidate> first = new ArrayList<>();
        List<OfferCandidate> then = new ArrayList<>();
        take(now, first, limit - Math.min(terms.reachPlaces(limit), within.size()));
        take(within, then, limit - first.size());
        take(now, first, limit - then.size());
        first.addAll(then);
        return first;
    }

    private void take(List<OfferCandidate> from, List<OfferCandidate> into, int most) {
        for (OfferCandidate candidate : from) {
            if (into.size() >= most) {
                return;
            }
            if (fits(candidate) && chosen.add(candidate.id())) {
                into.add(candidate);
                count(candidate);
            }
        }
    }

    private boolean fits(OfferCandidate candidate) {
        Long category = candidate.category();
        return ofFamily.getOrDefault(candidate.family(), 0) < terms.mostOfFamily()
                && (category == null || ofCategory.getOrDefault(category, 0) < terms.mostOfCategory(limit));
    }

    private void count(OfferCandidate candidate) {
        ofFamily.merge(candidate.family(), 1, Integer::sum);
        if (candidate.category() != null) {
            ofCategory.merge(candidate.category(), 1, Integer::sum);
        }
    }
}
