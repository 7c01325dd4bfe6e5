package org.pointsmall.loyalty.adjustment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.Adjustment;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.trace.TraceLine;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Gives and takes points by hand, and undoes it. What comes to more than the limit, with what was done to the member within
 * the window, moves nothing and waits until somebody else approves ({@link DecideAdjustments}). All is decided under the lock of the member's account:
 * of two parts at once, one counts for the other. Each key is one movement at most, whatever is sent again.
 */
public final class AdjustByHand {
    private static final String REVERSE = "reverse:";

    private final Ledger ledger;
    private final HandAdjustments kept;
    private final Supplier<ApprovalRule> rule;
    private final Supplier<Expiry> expiry;
    private final Transactions transactions;
    private final BusinessTime time;

    /**
     * @param rule as it is now
     * @param expiry of points that are given now
     */
    public AdjustByHand(
            Ledger ledger,
            HandAdjustments kept,
            Supplier<ApprovalRule> rule,
            Supplier<Expiry> expiry,
            Transactions transactions,
            BusinessTime time) {
        this.ledger = ledger;
        this.kept = kept;
        this.rule = rule;
        this.expiry = expiry;
        this.transactions = transactions;
        this.time = time;
    }

    /** Gives points, or takes them where the number is negative. */
    public Outcome<HandAdjustment> adjust(MemberId member, String key, long points, String actor, String reason) {
        return adjust(member, key, points, null, actor, reason);
    }

    /**
     * Gives points, or takes them where the number is negative.
     *
     * @param validity how long points that are given last; null for as long as the programme's others
     */
    public Outcome<HandAdjustment> adjust(
            MemberId member, String key, long points, @Nullable Expiry validity, String actor, String reason) {
        return ask(new HandAdjustment(
                0,
                "adjust:" + key,
                member,
                points,
                validity,
                null,
                actor,
                reason,
                time.now(),
                HandAdjustment.State.DONE,
                null));
    }

    /**
     * Gives or takes points as one member's part of a batch, once.
     *
     * @param decider who has approved all of the batch, so that no part of it is asked for again; null where nobody had to
     */
    public Outcome<HandAdjustment> adjustInBatch(
            MemberId member,
            long batch,
            long points,
            @Nullable Expiry validity,
            String actor,
            String reason,
            @Nullable String decider) {
        return ask(new HandAdjustment(
                0,
                HandAdjustment.keyInBatch(batch, member),
                member,
                points,
                validity,
                null,
                actor,
                reason,
                time.now(),
                HandAdjustment.State.DONE,
                decider));
    }

    /**
     * Undoes an adjustment.
     *
     * @param points by how much the adjustment had changed what the member owns
     */
    public Outcome<HandAdjustment> reverse(MemberId member, EntryId entry, long points, String actor, String reason) {
        return ask(reversal(member, entry, points, actor, reason, null));
    }

    private HandAdjustment reversal(
            MemberId member, EntryId entry, long points, String actor, String reason, @Nullable String decider) {
        return new HandAdjustment(
                0,
                REVERSE + entry.value(),
                member,
                -points,
                null,
                entry,
                actor,
                reason,
                time.now(),
                HandAdjustment.State.DONE,
                decider);
    }

    /**
     * What has become of undoing a movement.
     *
     * @param before whether it was asked for before, and not by this batch
     */
    public record Reversed(HandAdjustment asked, boolean before) {}

    /**
     * Undoes what another batch has moved for a member, once, as {@link #reverse} does. Refused as there, and as
     * {@code CONFLICT} ({@code batch}) where that batch has moved nothing for this member.
     */
    public Outcome<Reversed> reverseInBatch(
            MemberId member, long other, String actor, String reason, @Nullable String decider) {
        return transactions.required(() -> {
            ledger.lock(member);
            Optional<HandAdjustment> moved = movedInBatch(other, member);
            Optional<EntryId> entry = moved.flatMap(adjustment -> ledger.entry(new PostingKey(adjustment.key())));
            if (entry.isEmpty()) {
                return Outcome.refused(Refusal.of(RefusalCode.CONFLICT).with("batch", Long.toString(other)));
            }
            boolean before = kept.withKey(REVERSE + entry.get().value()).isPresent();
            Outcome<HandAdjustment> outcome =
                    ask(reversal(member, entry.get(), moved.get().points(), actor, reason, decider));
            return outcome instanceof Outcome.Refused<HandAdjustment> refused
                    ? Outcome.refused(refused.refusal())
                    : Outcome.done(new Reversed(((Outcome.Done<HandAdjustment>) outcome).value(), before));
        });
    }

    /** What a batch has moved for a member, at once or when a second admin had approved; nothing where it has not. */
    public Optional<HandAdjustment> movedInBatch(long batch, MemberId member) {
        return transactions
                .required(() -> kept.withKey(HandAdjustment.keyInBatch(batch, member)))
                .filter(asked ->
                        asked.state() == HandAdjustment.State.DONE || asked.state() == HandAdjustment.State.APPROVED);
    }

    /** Whether a part of a batch waits for a second admin. */
    public boolean waitsInBatch(long batch) {
        return transactions.required(() -> kept.waitsWithKeyBeginning(HandAdjustment.keysInBatch(batch)));
    }

    private Outcome<HandAdjustment> ask(HandAdjustment asked) {
        return transactions.required(() -> {
            ledger.lock(asked.member());
            Optional<HandAdjustment> earlier = kept.withKey(asked.key());
            if (earlier.isPresent()) {
                return earlier.get().isTheSameAs(asked) || asked.reverses() != null
                        ? Outcome.done(earlier.get())
                        : Outcome.refused(
                                Refusal.of(RefusalCode.IDEMPOTENCY_KEY_REUSED).with("key", asked.key()));
            }
            if (asked.decider() == null && needsASecond(asked)) {
                return Outcome.done(kept.add(asked.in(HandAdjustment.State.WAITING)));
            }
            Outcome<JournalEntry> moved = move(asked);
            return moved instanceof Outcome.Refused<JournalEntry> refused
                    ? Outcome.refused(refused.refusal())
                    : Outcome.done(kept.add(asked));
        });
    }

    private boolean needsASecond(HandAdjustment asked) {
        ApprovalRule now = rule.get();
        return now.isLimited()
                && now.needsASecond(kept.movedSince(asked.member(), asked.at().minus(now.window()))
                        .plus(Points.of(Math.abs(asked.points()))));
    }

    /** Refused is {@code OUTSIDE_WINDOW} ({@code lastDay}) where the points would be lost as they are given; and by the ledger. */
    Outcome<JournalEntry> move(HandAdjustment asked) {
        EntryId reversed = asked.reverses();
        Expiry own = asked.validity();
        Expiry lasting = own == null ? expiry.get() : own;
        if (asked.points() > 0
                && reversed == null
                && lasting instanceof Expiry.On on
                && on.lastDay().isBefore(time.today())) {
            return Outcome.refused(Refusal.of(RefusalCode.OUTSIDE_WINDOW)
                    .with("lastDay", on.lastDay().toString()));
        }
        return reversed == null
                ? ledger.adjust(new Adjustment(
                        asked.member(),
                        new PostingKey(asked.key()),
                        asked.points(),
                        new LotPolicy(Duration.ZERO, lasting),
                        own != null,
                        asked.actor(),
                        asked.reason(),
                        asked.batch()
                                .map(batch -> List.of(new TraceLine("adjust.batch", Map.of("batch", batch))))
                                .orElse(List.of())))
                : ledger.reverse(reversed, asked.actor(), asked.reason());
    }
}
