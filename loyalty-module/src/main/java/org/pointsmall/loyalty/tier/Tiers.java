package org.pointsmall.loyalty.tier;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.pointsmall.loyalty.audit.AuditTrail;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** Members' tiers: what they need of the programme, and what they give: to others, to operators, and to the schedule. */
public final class Tiers {
    private final TierSchemes schemes;
    private final LockedTiers tiers;
    private final Transactions transactions;
    private final ZoneId zone;
    private final BusinessTime time;

    /** @param spendable whether points can be spent at a rate */
    public Tiers(
            TierStore store,
            Predicate<PointsRate> spendable,
            Outbox outbox,
            Transactions transactions,
            BusinessTime time) {
        schemes = new TierSchemes(store, new SchemeRules(spendable), transactions, time);
        tiers = new LockedTiers(store, schemes, outbox, time);
        this.transactions = transactions;
        zone = time.zone();
        this.time = time;
    }

    /** What other tiers would do to members. */
    public ForeseeTiers foreseeTiers(TierSamples samples) {
        return new ForeseeTiers(samples, schemes, transactions, time);
    }

    /** How tiers are defined. */
    public TierSchemes tierSchemes() {
        return schemes;
    }

    /** Who is in which tier. */
    public MemberTiers memberTiers() {
        return new ReadTiers(tiers);
    }

    /** Notes what qualifies, and raises the tier that it reaches. */
    public LedgerFollower qualifyForTiers() {
        return new QualifyForTiers(tiers);
    }

    /**
     * @param uses what names tiers, and keeps one from being removed
     * @param audit where it is written down who has changed what
     */
    public EditTiers editTiers(Supplier<Currency> currency, List<Uses<TierCode>> uses, AuditTrail audit) {
        return new EditTiers(schemes, currency, uses, audit);
    }

    /** Gives a tier by hand. */
    public GiveTier giveTier(Ledger ledger) {
        return new GiveTier(tiers, ledger, transactions);
    }

    /** Takes over the tiers of an earlier programme. */
    public OpenTiers openTiers(Ledger ledger) {
        return new OpenTiers(tiers, ledger, transactions, zone);
    }

    /** The job that reviews members whose time has come. */
    public Job reviewTiers(LedgerStore ledger) {
        return new ReviewTiers(tiers, ledger, transactions);
    }
}
