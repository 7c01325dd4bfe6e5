package org.pointsmall.loyalty.tier;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Followed;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * The definitions of tiers: saved as revisions, each in force on every node as soon as it is committed; the very first one
 * with the next {@link #refresh}, which looks at what is committed alone.
 */
public final class TierSchemes implements Followed {
    private final TierStore store;
    private final SchemeRules rules;
    private final Transactions transactions;
    private final BusinessTime time;
    private final AtomicReference<@Nullable Revision> cached = new AtomicReference<>();
    private final Latest<Boolean> anyTiers;

    public TierSchemes(TierStore store, SchemeRules rules, Transactions transactions, BusinessTime time) {
        this.store = store;
        this.rules = rules;
        this.transactions = transactions;
        this.time = time;
        anyTiers = new Latest<>(store::revision, this::hasTiers, transactions);
    }

    /**
     * A scheme with its number.
     *
     * @param number counts from 1
     */
    public record Revision(long number, TierScheme scheme) {}

    /** What came of saving. */
    public sealed interface Saved {

        /** It is in force, and members' tiers are looked at again by the next run of {@link ReviewTiers}. */
        record InForce(long revision) implements Saved {}

        /** Nothing has changed. */
        record Refused(List<Invalid> wrong) implements Saved {
            public Refused {
                wrong = List.copyOf(wrong);
            }
        }
    }

    /**
     * Whether there are tiers at all, as far as this node knows: what another one has saved it knows within a second.
     * Where there are none, nobody has to be asked for a tier.
     */
    boolean areThereAny() {
        return anyTiers.book();
    }

    private boolean hasTiers(long number) {
        Revision inForce = revision(number);
        return inForce != null && !inForce.scheme().tiers().isEmpty();
    }

    @Override
    public boolean refresh() {
        return anyTiers.refresh();
    }

    /** The scheme in force; null while there is none. */
    public @Nullable Revision inForce() {
        return revision(store.revision());
    }

    /** The scheme of a revision that was just read; null for none. */
    @Nullable
    Revision revision(long number) {
        if (number == TierStore.NO_SCHEME) {
            return null;
        }
        Revision known = cached.get();
        if (known != null && known.number() == number) {
            return known;
        }
        Revision read = new Revision(number, store.scheme(number));
        cached.set(read);
        return read;
    }

    /**
     * A scheme as it was saved.
     *
     * @param actor by whom
     */
    public record Past(long number, TierScheme scheme, Instant savedAt, String actor) {}

    /** The latest revisions, the one in force first. */
    public List<Past> history(int limit) {
        return transactions.required(() -> store.saves(limit).stream()
                .map(save -> new Past(save.revision(), store.scheme(save.revision()), save.at(), save.actor()))
                .toList());
    }

    /** How many members are in this tier, as it was decided last. */
    public long members(TierCode tier) {
        return transactions.required(() -> store.members(tier));
    }

    /** All that is wrong with the scheme by itself. */
    List<Invalid> wrong(TierScheme scheme) {
        return rules.check(scheme);
    }

    /**
     * Puts a scheme in force. Refused as {@link SchemeRules} says, and with {@code revision}: {@code CHANGED_MEANWHILE}
     * where another than the one that was edited is in force by now.
     *
     * @param edited the revision that the editor began with; 0 for none
     * @param actor who saves it
     */
    public Saved save(long edited, TierScheme scheme, String actor) {
        return save(edited, scheme, actor, (before, after, who) -> {});
    }

    /** Hears of what is saved, in the transaction that does. */
    interface Saving {
        void of(@Nullable TierScheme before, TierScheme after, String actor);
    }

    Saved save(long edited, TierScheme scheme, String actor, Saving saving) {
        List<Invalid> wrong = rules.check(scheme);
        if (!wrong.isEmpty()) {
            return new Saved.Refused(wrong);
        }
        boolean appended = transactions.required(() -> {
            store.lockSchemes();
            boolean unchanged = store.revision() == edited;
            if (unchanged) {
                Revision before = revision(edited);
                store.append(edited + 1, scheme, actor, time.now());
                saving.of(before == null ? null : before.scheme(), scheme, actor);
            }
            return unchanged;
        });
        return appended
                ? new Saved.InForce(edited + 1)
                : new Saved.Refused(
                        List.of(Invalid.of("revision", "CHANGED_MEANWHILE").with("edited", edited)));
    }
}
