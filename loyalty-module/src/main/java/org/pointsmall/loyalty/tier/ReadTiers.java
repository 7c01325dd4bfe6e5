package org.pointsmall.loyalty.tier;

import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.tier.TierSchemes.Revision;
import org.pointsmall.loyalty.tier.TierStore.Kept;

/**
 * Members' tiers as they are kept: one whose review is due is the member's until that has been made. Between a new
 * revision and the first look at the member, the tier gives what it gives by the new one.
 */
final class ReadTiers implements MemberTiers {
    private final LockedTiers files;
    private final TierStore store;

    public ReadTiers(LockedTiers files) {
        this.files = files;
        store = files.store();
    }

    @Override
    public Optional<Tier> tierOf(MemberId member) {
        if (!files.areThereTiers()) {
            return Optional.empty();
        }
        Kept kept = store.kept(member);
        return Optional.ofNullable(files.revision(kept))
                .flatMap(revision -> revision.scheme().tier(kept.standing().tier()));
    }

    @Override
    public Optional<Projection> projection(MemberId member) {
        Kept kept = store.kept(member);
        Revision revision = files.revision(kept);
        TierPolicy policy = files.policy(revision);
        if (revision == null || policy == null || revision.scheme().tiers().isEmpty()) {
            return Optional.empty();
        }
        TierScheme scheme = revision.scheme();
        AccountId account = kept.account();
        return Optional.of(policy.projection(
                kept.standing(),
                files.now(),
                span -> account == null ? 0 : store.gathered(account, scheme.measure(), scheme.currency(), span)));
    }

    @Override
    public List<TierChange> history(MemberId member, int limit) {
        return store.changes(member, limit);
    }
}
