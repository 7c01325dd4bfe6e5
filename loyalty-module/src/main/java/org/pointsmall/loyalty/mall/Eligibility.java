package org.pointsmall.loyalty.mall;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.tier.Tier;

/** All that can stand against having an offer; pure functions, each a rule that a merchant would recognise. */
final class Eligibility {
    private static final List<Function<Asked, Optional<Refusal>>> RULES = List.of(
            Eligibility::onlyWithEnoughPoints,
            Eligibility::onlyForItsTiers,
            Eligibility::onlyForMembers,
            Eligibility::onlyForItsSegments,
            Eligibility::onlyForThoseWhoAreWhatItNeeds,
            Eligibility::onlyWhatIsLeft,
            Eligibility::onlySoManyForEach,
            Eligibility::onlyInItsWindow);

    private Eligibility() {}

    /** What stands against it, in the order of {@link RefusalCode}; nothing where it can be had. */
    static List<Refusal> refusals(Asked asked) {
        return RULES.stream()
                .map(rule -> rule.apply(asked))
                .flatMap(Optional::stream)
                .map(refusal -> refusal.with("offerId", asked.offer().id()))
                .sorted(Comparator.comparing(Refusal::code))
                .toList();
    }

    /** Whether the offer is for this member or guest, by tier, segment and what else it needs. */
    static boolean isFor(Asked asked) {
        return onlyForItsTiers(asked).isEmpty()
                && onlyForItsSegments(asked).isEmpty()
                && onlyForThoseWhoAreWhatItNeeds(asked).isEmpty();
    }

    /** Whether this member or guest may see the offer, while it is shown. */
    static boolean maySee(Asked asked) {
        return !asked.offer().terms().audience().hidden() || isFor(asked);
    }

    private static Optional<Refusal> onlyWithEnoughPoints(Asked asked) {
        return asked.member() && !asked.lacking().isZero()
                ? Optional.of(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                        .with("required", asked.points().value())
                        .with("available", asked.available().value()))
                : Optional.empty();
    }

    private static Optional<Refusal> onlyForItsTiers(Asked asked) {
        OfferAudience audience = asked.offer().terms().audience();
        TierCode least = audience.leastTier();
        if (least != null && rank(asked) < rank(asked.leastTier())) {
            return Optional.of(Refusal.of(RefusalCode.NOT_ELIGIBLE_TIER).with("tier", least.value()));
        }
        boolean ofThese = audience.members().tiers().isEmpty()
                || asked.shopper()
                        .tier()
                        .filter(tier -> audience.members().tiers().contains(tier.code()))
                        .isPresent();
        return unless(ofThese, RefusalCode.NOT_ELIGIBLE_TIER);
    }

    private static int rank(Asked asked) {
        return asked.shopper().tier().map(Tier::rank).orElse(0);
    }

    /** A tier that the programme no longer has is reached by nobody. */
    private static int rank(@Nullable Tier least) {
        return least == null ? Integer.MAX_VALUE : least.rank();
    }

    private static Optional<Refusal> onlyForMembers(Asked asked) {
        return unless(asked.member(), RefusalCode.MEMBERS_ONLY);
    }

    /** Segments are the merchant's own business: none is named. */
    private static Optional<Refusal> onlyForItsSegments(Asked asked) {
        boolean ofThese = asked.offer().terms().audience().members().segments().isEmpty()
                || asked.shopper().segments().stream()
                        .anyMatch(asked.offer().terms().audience().members().segments()::contains);
        return unless(ofThese, RefusalCode.NOT_ELIGIBLE);
    }

    /** Unlike segments, it is said what is needed: the member can see it, and perhaps become it. */
    private static Optional<Refusal> onlyForThoseWhoAreWhatItNeeds(Asked asked) {
        OfferTerms terms = asked.offer().terms();
        return terms.audience()
                .needs()
                .unmet(asked.facts(), asked.available(), terms.exchangeable().zone(), asked.at())
                .map(need -> Refusal.of(RefusalCode.NOT_ELIGIBLE).with("needs", need.name()));
    }

    private static Optional<Refusal> onlyWhatIsLeft(Asked asked) {
        Long remaining = asked.remaining();
        return remaining != null && remaining < asked.quantity()
                ? Optional.of(Refusal.of(RefusalCode.SOLD_OUT)
                        .with("required", asked.quantity())
                        .with("remaining", remaining))
                : Optional.empty();
    }

    private static Optional<Refusal> onlySoManyForEach(Asked asked) {
        Long most = asked.offer().terms().supply().perMember();
        return most != null && most - asked.used() < asked.quantity()
                ? Optional.of(Refusal.of(RefusalCode.MEMBER_LIMIT_REACHED)
                        .with("required", asked.quantity())
                        .with("limit", most)
                        .with("used", asked.used()))
                : Optional.empty();
    }

    private static Optional<Refusal> onlyInItsWindow(Asked asked) {
        return unless(asked.offer().isExchangeable(asked.at()), RefusalCode.OUTSIDE_WINDOW);
    }

    private static Optional<Refusal> unless(boolean fine, RefusalCode code) {
        return fine ? Optional.empty() : Optional.of(Refusal.of(code));
    }
}
