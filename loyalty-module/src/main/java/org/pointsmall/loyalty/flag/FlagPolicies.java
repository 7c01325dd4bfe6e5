package org.pointsmall.loyalty.flag;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.pointsmall.loyalty.campaign.Shopper;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.tier.Tier;

/** Who may buy what is flagged: every policy has to let pass. */
final class FlagPolicies {
    /** All there are, in the order in which reasons are given. */
    private static final List<FlagPolicy> ALL = List.of(
            FlagPolicies::tierOfAtLeastThatRank,
            FlagPolicies::membersAndNoGuests,
            FlagPolicies::memberOfASegment,
            FlagPolicies::onlyThroughTheMall,
            FlagPolicies::whileThereAreAny,
            FlagPolicies::noMoreThanEachMemberMay,
            FlagPolicies::withinTheWindow);

    private FlagPolicies() {}

    /**
     * Somebody at the point of buying something.
     *
     * @param offered whether the mall offers it to them; asked where that counts
     * @param supply how many pieces they want, and how many there are
     */
    record Buying(
            boolean isMember, Shopper shopper, TierRanks ranks, BooleanSupplier offered, Supply supply, Instant at) {}

    /**
     * What is counted of a limited product.
     *
     * @param wanted pieces that the shopper wants, in all lines
     * @param taken pieces that anybody has or holds
     * @param used pieces that the member has or holds in the period that it is
     */
    record Supply(long wanted, long taken, long used) {
        /** Where nothing is counted, because something else claims what is wanted. */
        static final Supply PLENTY = new Supply(0, 0, 0);
    }

    private interface FlagPolicy {
        /** Why this flag keeps from buying, if so. */
        Optional<Refusal> refuse(Flag flag, Buying buying);
    }

    /** Why a product that has these flags can't be bought, the first reason first; nothing where it can be. */
    static List<Refusal> refusals(List<Flag> flags, Buying buying) {
        return ALL.stream()
                .flatMap(policy -> flags.stream().flatMap(flag -> policy.refuse(flag, buying).stream()))
                .toList();
    }

    /** The rank decides, not the tier's name: a higher one is always enough. A tier that there is no more, nobody has. */
    private static Optional<Refusal> tierOfAtLeastThatRank(Flag flag, Buying buying) {
        if (!(flag instanceof Flag.TierOnly tierOnly)) {
            return Optional.empty();
        }
        OptionalInt least = buying.ranks().rank(tierOnly.least());
        return least.isPresent() && rank(buying.shopper()) >= least.getAsInt()
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.NOT_ELIGIBLE_TIER)
                        .with("tier", tierOnly.least().value()));
    }

    /** Those without a tier have 0. */
    private static int rank(Shopper shopper) {
        return shopper.tier().map(Tier::rank).orElse(0);
    }

    /**
     * What is for a segment is for members too: a guest is told to sign in, not that it is for others. So is what each
     * member may buy so many of, for nobody knows how many a guest has had.
     */
    private static Optional<Refusal> membersAndNoGuests(Flag flag, Buying buying) {
        boolean forMembers = flag.kind() == FlagKind.MEMBERS_ONLY
                || flag.kind() == FlagKind.SEGMENT_ONLY
                || (flag instanceof Flag.Limited limited && limited.perMember() != null);
        return forMembers && !buying.isMember() ? Optional.of(Refusal.of(RefusalCode.MEMBERS_ONLY)) : Optional.empty();
    }

    private static Optional<Refusal> memberOfASegment(Flag flag, Buying buying) {
        return flag instanceof Flag.SegmentOnly segmentOnly
                        && buying.isMember()
                        && Collections.disjoint(
                                segmentOnly.segments(), buying.shopper().segments())
                ? Optional.of(Refusal.of(RefusalCode.NOT_ELIGIBLE))
                : Optional.empty();
    }

    private static Optional<Refusal> onlyThroughTheMall(Flag flag, Buying buying) {
        return flag.kind() == FlagKind.EXCLUSIVE && !buying.offered().getAsBoolean()
                ? Optional.of(Refusal.of(RefusalCode.EXCLUSIVE_ITEM))
                : Optional.empty();
    }

    private static Optional<Refusal> whileThereAreAny(Flag flag, Buying buying) {
        Long total = flag instanceof Flag.Limited limited ? limited.total() : null;
        if (total == null) {
            return Optional.empty();
        }
        long left = Math.max(0, total - buying.supply().taken());
        return buying.supply().wanted() > left
                ? Optional.of(Refusal.of(RefusalCode.SOLD_OUT)
                        .with("required", buying.supply().wanted())
                        .with("remaining", left))
                : Optional.empty();
    }

    private static Optional<Refusal> noMoreThanEachMemberMay(Flag flag, Buying buying) {
        Flag.PerMember perMember = flag instanceof Flag.Limited limited ? limited.perMember() : null;
        Supply supply = buying.supply();
        return perMember != null && buying.isMember() && supply.wanted() + supply.used() > perMember.most()
                ? Optional.of(Refusal.of(RefusalCode.MEMBER_LIMIT_REACHED)
                        .with("required", supply.wanted())
                        .with("limit", perMember.most())
                        .with("used", supply.used()))
                : Optional.empty();
    }

    private static Optional<Refusal> withinTheWindow(Flag flag, Buying buying) {
        return flag instanceof Flag.Limited limited && !limited.window().contains(buying.at())
                ? Optional.of(outside(limited.window()))
                : Optional.empty();
    }

    private static Refusal outside(Window window) {
        Refusal refusal = Refusal.of(RefusalCode.OUTSIDE_WINDOW);
        LocalDateTime from = window.from();
        LocalDateTime until = window.until();
        refusal = from == null ? refusal : refusal.with("from", moment(from, window));
        return until == null ? refusal : refusal.with("until", moment(until, window));
    }

    private static String moment(LocalDateTime local, Window window) {
        return local.atZone(window.zone()).toOffsetDateTime().toString();
    }

    /** The kinds that exclude people: a merchant can choose that these don't see what is not for them. */
    static Stream<Refusal> excluding(List<Refusal> refusals) {
        return refusals.stream()
                .filter(refusal -> refusal.code() == RefusalCode.NOT_ELIGIBLE_TIER
                        || refusal.code() == RefusalCode.MEMBERS_ONLY
                        || refusal.code() == RefusalCode.NOT_ELIGIBLE);
    }
}
