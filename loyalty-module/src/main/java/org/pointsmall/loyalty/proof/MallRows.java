package org.pointsmall.loyalty.proof;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of what is limited and of what was bought with points, a few at a time. Each call shows one moment, in the
 * order of keys, and answers the last key that it looked at; nothing where there are no more.
 */
public interface MallRows {
    /** A programme that sells nothing. */
    MallRows NONE = new MallRows() {
        @Override
        public Optional<String> stock(String after, Consumer<StockRow> seen) {
            return Optional.empty();
        }

        @Override
        public OptionalLong quotas(long afterMember, Consumer<QuotaRow> seen) {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong claims(long after, Consumer<ClaimRow> seen) {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong exchanges(long after, Consumer<ExchangeRow> seen) {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong rewards(long after, Consumer<RewardRow> seen) {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong deliveries(long after, Consumer<DeliveryRow> seen) {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong pools(long after, Consumer<PoolRow> seen) {
            return OptionalLong.empty();
        }
    };

    /** What is limited; the empty text comes before all keys. */
    Optional<String> stock(String after, Consumer<StockRow> seen);

    /** What members have taken, by member. */
    OptionalLong quotas(long afterMember, Consumer<QuotaRow> seen);

    OptionalLong claims(long after, Consumer<ClaimRow> seen);

    /** The journal's entries by which points were exchanged. */
    OptionalLong exchanges(long after, Consumer<ExchangeRow> seen);

    OptionalLong rewards(long after, Consumer<RewardRow> seen);

    /** What became of deliveries of recurring rewards, by reward. */
    OptionalLong deliveries(long after, Consumer<DeliveryRow> seen);

    /** Pools of codes. */
    OptionalLong pools(long after, Consumer<PoolRow> seen);

    /** How much is taken by its row, and by all claims. */
    record StockRow(String key, long taken, long claimed) {}

    /** How much a member has taken in a period by its row, and by this member's claims. */
    record QuotaRow(String key, long member, String period, long taken, long claimed) {}

    /**
     * A claim.
     *
     * @param by what for: {@code order:4711}, {@code reward:12}
     * @param member whose quota it counts for, if any
     * @param counted whether there are the rows that it must be counted in
     * @param reward of one that is for a reward: that reward, where there is one
     */
    record ClaimRow(
            long id,
            String by,
            String key,
            long quantity,
            long back,
            long quotaBack,
            @Nullable Long member,
            boolean stockComesBack,
            boolean quotaComesBack,
            boolean sold,
            boolean counted,
            @Nullable ClaimingRow reward) {}

    /** Of a reward what says how much may have come back. */
    record ClaimingRow(long offer, long pieces, long uses, long usesLeft, boolean voided) {}

    /**
     * An entry that used points up by an exchange.
     *
     * @param points by how much it says that it changed what the member owns
     * @param givenBack the points of all entries that name it
     * @param owner the member whose account it is now, where accounts were merged
     * @param reward what names it, if anything
     */
    record ExchangeRow(
            long entry, String key, long points, long givenBack, long owner, @Nullable ExchangedRow reward) {}

    /** Of a reward what says how it was paid. */
    record ExchangedRow(long id, long member, long boughtBy, String requestKey, long points, long back) {}

    /**
     * A reward.
     *
     * @param entryKind the kind of the entry that it names
     * @param ended how it ended; null while it is open
     * @param used how many rows say that it was used
     * @param pool from which a code was given to it, if any
     * @param sent what its deliveries say together
     */
    record RewardRow(
            long id,
            long entry,
            String entryKind,
            String kind,
            String subject,
            long points,
            long back,
            long uses,
            long usesLeft,
            @Nullable String ended,
            long used,
            @Nullable Long pool,
            SentRow sent) {}

    /**
     * The deliveries of a reward.
     *
     * @param rows how many say what became of one
     * @param last the highest number among them
     * @param back the points that came back for them
     * @param next the number of the one that comes next by its schedule; null where it has none
     */
    record SentRow(long rows, long last, long back, @Nullable Long next) {}

    /**
     * A delivery.
     *
     * @param points what was paid for its reward
     * @param uses how many deliveries that was for
     * @param how what became of it
     * @param back the points that came back for it
     */
    record DeliveryRow(long reward, long entry, long points, long uses, long nth, String how, long back) {}

    /**
     * A pool of codes, by its row and by its codes, which have numbers from 1 on.
     *
     * @param codes how many codes lie in it
     * @param last the last code's number
     * @param givenCodes how many of them name a reward
     * @param lastGiven the last one's number of these
     */
    record PoolRow(long id, long added, long given, long codes, long last, long givenCodes, long lastGiven) {}
}
