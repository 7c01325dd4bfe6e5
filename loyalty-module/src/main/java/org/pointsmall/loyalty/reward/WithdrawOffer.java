package org.pointsmall.loyalty.reward;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.audit.AuditChange;
import org.pointsmall.loyalty.audit.AuditNote;
import org.pointsmall.loyalty.audit.AuditScope;
import org.pointsmall.loyalty.audit.AuditTrail;
import org.pointsmall.loyalty.definition.AuditedVersions;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.mall.OfferTerms;

/**
 * Takes an offer back: it is switched off, and from then on {@link RunWithdrawals} ends its rewards in the background. One
 * withdrawal of an offer runs at a time.
 */
public final class WithdrawOffer {
    private static final String DID = "loyalty-rewards.offers.withdraw";

    private final RewardParts parts;
    private final RewardReads reads;
    private final WithdrawalStore withdrawals;
    private final EditDefinitions<OfferTerms> offers;
    private final AuditTrail trail;

    public WithdrawOffer(
            RewardParts parts,
            RewardReads reads,
            WithdrawalStore withdrawals,
            EditDefinitions<OfferTerms> offers,
            AuditTrail trail) {
        this.parts = parts;
        this.reads = reads;
        this.withdrawals = withdrawals;
        this.offers = offers;
        this.trail = trail;
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
     * Switches the offer off, begins, and writes that down. Asked for again while it runs, it answers with the one that
     * runs.
     *
     * @return nothing where there is no such offer
     */
    public Optional<Withdrawal> begin(long offer, String reason, String actor) {
        return parts.transactions().required(() -> offers.find(offer).map(latest -> {
            switchOff(latest, actor);
            Optional<Withdrawal> running = withdrawals.of(offer, 1).stream()
                    .filter(Withdrawal::isRunning)
                    .findFirst();
            if (running.isPresent()) {
                AuditScope.nothingToNote();
                return running.get();
            }
            return begun(latest, reason, actor);
        }));
    }

    private Withdrawal begun(Version<OfferTerms> offer, String reason, String actor) {
        long id = offer.ref().id();
        Instant now = parts.time().now();
        Withdrawal begun =
                withdrawals.add(id, reason, actor, now, reads.openOf(id, now).rewards());
        trail.note(new AuditNote(
                actor,
                DID,
                AuditedVersions.subject(offers.kind()),
                Long.toString(id),
                offers.kind().name(offer.terms()),
                List.of(new AuditChange("rewards", Long.toString(begun.expected()), "")),
                reason));
        return begun;
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
