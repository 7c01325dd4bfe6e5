package org.pointsmall.loyalty.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.tier.LockedTiers.LockedTier;
import org.pointsmall.loyalty.tier.TierSchemes.Revision;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Takes over the tiers that members had in an earlier programme. A tier takes nothing from anybody who has a better one, and
 * each is taken over once: what was taken over and ended is not given again. Nobody is told, and nothing is earned by it. From
 * then on it is reviewed like any other.
 */
public final class OpenTiers {
    private final LockedTiers files;
    private final Ledger ledger;
    private final Transactions transactions;
    private final ZoneId zone;

    OpenTiers(LockedTiers files, Ledger ledger, Transactions transactions, ZoneId zone) {
        this.files = files;
        this.ledger = ledger;
        this.transactions = transactions;
        this.zone = zone;
    }

    /**
     * A tier that a member had.
     *
     * @param lastDay on which the member has it for certain; null for as long as one that is reached now
     */
    public record Had(MemberId member, TierCode tier, @Nullable LocalDate lastDay) {}

    /** Whether the scheme in force has such a tier. */
    public boolean isDefined(TierCode tier) {
        return transactions
                .required(this::inForce)
                .filter(revision -> revision.scheme().tier(tier).isPresent())
                .isPresent();
    }

    private Optional<Revision> inForce() {
        return Optional.ofNullable(files.inForce());
    }

    /** Gives them, in the caller's transaction, which has locked their accounts; those that are not defined are left out. */
    public void give(List<Had> all, String actor, String reason) {
        Revision revision = inForce().orElse(null);
        if (revision == null || all.isEmpty()) {
            return;
        }
        TierPolicy policy = new TierPolicy(revision.scheme(), revision.number(), zone);
        TierChange.Given given = new TierChange.Given(actor, reason);
        Map<MemberId, Had> best = new LinkedHashMap<>();
        all.stream()
                .filter(had -> revision.scheme().tier(had.tier()).isPresent())
                .forEach(had -> best.merge(had.member(), had, (one, other) -> better(one, other, revision)));
        Map<MemberId, AccountId> fresh = files.store().fresh(best.keySet());
        List<TierStore.First> first = new ArrayList<>();
        best.forEach((member, had) -> {
            Tier tier = revision.scheme().tier(had.tier()).orElseThrow();
            AccountId account = fresh.get(member);
            if (account == null) {
                give(member, tier, end(had), given);
            } else {
                TierPolicy.Decided decided = policy.opened(Standing.NONE, tier, end(had), files.now(), given);
                first.add(new TierStore.First(
                        account, decided.standing(), decided.changes().get(0)));
            }
        });
        files.store().keepFirst(first);
    }

    private void give(MemberId member, Tier tier, @Nullable Instant end, TierChange.Given given) {
        boolean before = files.store().changes(member, Integer.MAX_VALUE).stream()
                .anyMatch(change ->
                        change.why() == TierChange.Why.OPENING && tier.code().equals(change.to()));
        if (!before) {
            LockedTier file = files.open(ledger.lock(member).account());
            file.open(tier, end, given);
            file.close();
        }
    }

    private @Nullable Instant end(Had had) {
        LocalDate lastDay = had.lastDay();
        return lastDay == null ? null : lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The higher one; of one tier the one that lasts longer, where its end is known. */
    private static Had better(Had one, Had other, Revision revision) {
        int rank = revision.scheme().tier(one.tier()).orElseThrow().rank();
        int otherRank = revision.scheme().tier(other.tier()).orElseThrow().rank();
        LocalDate day = one.lastDay();
        LocalDate otherDay = other.lastDay();
        boolean later = otherDay != null && (day == null || otherDay.isAfter(day));
        return otherRank > rank || otherRank == rank && later ? other : one;
    }
}
