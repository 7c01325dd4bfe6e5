package org.pointsmall.loyalty.tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.outbox.Outbox.News;
import org.pointsmall.loyalty.tier.TierPolicy.Decided;
import org.pointsmall.loyalty.tier.TierSchemes.Revision;
import org.pointsmall.loyalty.tier.TierStore.Kept;
import org.pointsmall.loyalty.time.BusinessTime;

/** The tiers of accounts, each opened under its account's lock. */
final class LockedTiers {
    private final TierStore store;
    private final TierSchemes schemes;
    private final Outbox outbox;
    private final BusinessTime time;

    public LockedTiers(TierStore store, TierSchemes schemes, Outbox outbox, BusinessTime time) {
        this.store = store;
        this.schemes = schemes;
        this.outbox = outbox;
        this.time = time;
    }

    TierStore store() {
        return store;
    }

    /** The scheme in force; null where there are no tiers. */
    @Nullable
    Revision inForce() {
        return schemes.inForce();
    }

    boolean areThereTiers() {
        return schemes.areThereAny();
    }

    Instant now() {
        return time.now();
    }

    @Nullable
    TierPolicy policy(@Nullable Revision revision) {
        return revision == null ? null : new TierPolicy(revision.scheme(), revision.number(), time.zone());
    }

    @Nullable
    Revision revision(Kept kept) {
        return schemes.revision(kept.inForce());
    }

    /** The account's tier by the scheme in force, with all reviews made that are due: as it stood before what follows. */
    LockedTier open(Account account) {
        return open(account, store.kept(account.id()), now());
    }

    /** The same of an account that stands for itself, for what is posted now: its tier may be known from the lock. */
    LockedTier open(Account account, Instant now) {
        return open(account, store.kept(account.member()), now);
    }

    private LockedTier open(Account account, Kept kept, Instant now) {
        LockedTier file = new LockedTier(account, kept, now);
        file.bringUpToDate();
        return file;
    }

    /** One account's tier while its lock is held; nothing is kept before {@link #close}. */
    final class LockedTier {
        private final MemberId member;
        private final AccountId account;
        private final Kept kept;
        private final @Nullable Revision revision;
        private final @Nullable TierPolicy policy;
        private final Instant now;
        private final List<TierChange> changes = new ArrayList<>();
        private Standing standing;

        private LockedTier(Account account, Kept kept, Instant now) {
            member = account.member();
            this.account = account.id();
            this.now = now;
            this.kept = kept;
            revision = LockedTiers.this.revision(kept);
            policy = policy(revision);
            standing = kept.standing();
        }

        Standing standing() {
            return standing;
        }

        @Nullable
        Revision revision() {
            return revision;
        }

        private void bringUpToDate() {
            Long decidedBy = kept.decidedBy();
            if (policy == null) {
                return;
            }
            boolean redefined = decidedBy == null || decidedBy != kept.inForce();
            decide(
                    redefined
                            ? policy.redefined(standing, now, this::gathered)
                            : policy.reviewed(standing, now, this::gathered));
        }

        /** More has been gathered. */
        void raise() {
            if (policy != null) {
                decide(policy.raised(standing, now, this::gathered));
            }
        }

        /** Some of what had been gathered has been taken back. */
        void lookAgain() {
            if (policy != null && standing.tier() != null) {
                decide(policy.undone(standing, relived(), now, this::gathered));
            }
        }

        private Standing relived() {
            Relived life = new Relived(time.zone());
            Map<Long, Instant> redefinedAt = store.redefinedAt(account);
            Instant seen = Instant.MIN;
            for (TierStore.Save save : store.allSaves()) {
                Instant moment = redefinedAt.getOrDefault(save.revision(), save.at());
                // One after the other and never to come, whatever the clocks of the nodes say.
                seen = moment.isAfter(now) ? now : moment.isAfter(seen) ? moment : seen;
                life.scheme(seen, save.revision(), store.scheme(save.revision()));
            }
            Map<AccountId, TierStore.ByHand> last = new HashMap<>();
            store.givenByHand(account).forEach(given -> last.put(given.to(), given));
            last.forEach((to, given) -> store.scheme(given.revision())
                    .tier(given.tier())
                    .ifPresent(tier -> life.given(given, tier, to.equals(account))));
            store.stood(account).forEach(life::order);
            return life.until(now);
        }

        /** What this other account had is this one's now. */
        void takeIn(Standing other) {
            if (policy != null) {
                decide(policy.merged(other, standing, now, this::gathered));
            }
        }

        void give(Tier tier, TierChange.Given given) {
            if (policy != null) {
                decide(policy.given(standing, tier, now, given));
            }
        }

        void open(Tier tier, @Nullable Instant until, TierChange.Given given) {
            if (policy != null) {
                decide(policy.opened(standing, tier, until, now, given));
            }
        }

        private void decide(Decided decided) {
            standing = decided.standing();
            changes.addAll(decided.changes());
        }

        private long gathered(Span span) {
            TierScheme scheme = Objects.requireNonNull(revision).scheme();
            return store.gathered(account, scheme.measure(), scheme.currency(), span);
        }

        /** Keeps what has become of it. */
        void close() {
            Long decidedBy = kept.decidedBy();
            if (decidedBy == null
                    || decidedBy != kept.inForce()
                    || !changes.isEmpty()
                    || !standing.equals(kept.standing())) {
                store.keep(account, decidedBy == null, standing, kept.inForce(), changes);
                List<News> news = changes.stream()
                        .filter(change -> change.why() != TierChange.Why.OPENING)
                        .map(change -> change.news(member))
                        .toList();
                if (!news.isEmpty()) {
                    outbox.add(news);
                }
            }
        }
    }
}
