package org.pointsmall.loyalty.reward;

import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.mall.OfferTerms;

/**
 * Takes an offer back: it is switched off, and from then on {@link RunWithdrawals} ends its rewards in the background. One
 * withdrawal of an offer runs at a time.
 */
public final class WithdrawOffer {
    private final RewardParts parts;
    private final RewardReads reads;
    private final WithdrawalStore withdrawals;
    private final EditDefinitions<OfferTerms> offers;

    public WithdrawOffer(
            RewardParts parts, RewardReads reads, WithdrawalStore withdrawals, EditDefinitions<OfferTerms> offers) {
        this.parts = parts;
        this.reads = reads;
        this.withdrawals = withdrawals;
        this.offers = offers;
    }

    /** What a withdrawal would end now; changes nothing. */
    public RewardReads.Open preview(long offer) {
        return parts.transactions()
                .required(() -> reads.openOf(offer, parts.time().now()));
    }

    /** The withdrawals of an offer, the latest first. */
    public List<Withdrawal> of(long offer, int limit) {
        return parts.transactions().required(() -> withdrawals.of(offer, limit));
    }

    /**
     * Switches the offer off, and begins. Asked for again while it runs, it answers with the one that runs.
     *
     * @return nothing where there is no such offer
     */
    public Optional<Withdrawal> begin(long offer, String reason, String actor) {
        return parts.transactions().required(() -> offers.find(offer).map(latest -> {
            switchOff(latest, actor);
            return withdrawals.of(offer, 1).stream()
                    .filter(Withdrawal::isRunning)
                    .findFirst()
                    .orElseGet(() -> withdrawals.add(
                            offer,
                            reason,
                            actor,
                            parts.time().now(),
                            reads.openOf(offer, parts.time().now()).rewards()));
        }));
    }

    private void switchOff(Version<OfferTerms> latest, String actor) {
        Version<OfferTerms> version = latest;
        while (version.active()) {
            EditResult<OfferTerms> result = offers.change(version.ref(), version.terms(), false, actor);
            if (result instanceof EditResult.Saved) {
                return;
            }
            if (result instanceof EditResult.Outdated<OfferTerms> outdated) {
                version = outdated.latest();
            } else {
                throw new IllegalStateException("to end an offer as it is is never refused: " + version.ref());
            }
        }
    }
}
