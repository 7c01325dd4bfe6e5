package org.pointsmall.loyalty.tier;

import java.util.Optional;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.tier.LockedTiers.LockedTier;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Gives a member a tier by hand, higher or lower than the present one, for as long as one that is reached by an order.
 * From then on it is reviewed like any other.
 */
public final class GiveTier {
    private final LockedTiers files;
    private final Ledger ledger;
    private final Transactions transactions;

    public GiveTier(LockedTiers files, Ledger ledger, Transactions transactions) {
        this.files = files;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** Refused with {@code NOT_ELIGIBLE_TIER} ({@code tier}) where no such tier is defined. */
    public Outcome<Standing> give(MemberId member, TierCode code, String actor, String reason) {
        return transactions.required(() -> {
            LockedTier file = files.open(ledger.lock(member).account());
            Optional<Tier> tier = Optional.ofNullable(file.revision())
                    .flatMap(revision -> revision.scheme().tier(code));
            if (tier.isEmpty()) {
                file.close();
                return Outcome.refused(Refusal.of(RefusalCode.NOT_ELIGIBLE_TIER).with("tier", code.value()));
            }
            file.give(tier.get(), new TierChange.Given(actor, reason));
            file.close();
            return Outcome.done(file.standing());
        });
    }
}
