package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

/**
 * What the ledger ought to remember, as simply as it can be said and without its code: points lie in lots one by one,
 * and nothing is cached. What moves them is in {@link ModelMovements}.
 */
final class LedgerModel {
    final List<ModelAccount> accounts = new ArrayList<>();
    final List<ModelLot> lots = new ArrayList<>();
    final List<ModelHold> holds = new ArrayList<>();
    /** Everything that the journal ought to say, an entry a line, the oldest first. */
    final List<String> entries = new ArrayList<>();

    final Map<Long, ModelAdjustment> adjustments = new HashMap<>();
    private final Map<Long, ModelOrder> orders = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();

    Instant now = Instant.EPOCH;
    Duration grace = Duration.ZERO;
    ClawbackPolicy clawback = ClawbackPolicy.REVOKE_TO_ZERO;

    /** An account by its number, which is its place in the list of all, from 1. */
    static final class ModelAccount {
        final int number;
        final Map<LedgerSide, Long> programme = new EnumMap<>(LedgerSide.class);
        AccountStatus status = AccountStatus.ACTIVE;

        @Nullable
        ModelAccount mergedInto;

        private long ownedBefore;

        ModelAccount(int number) {
            this.number = number;
        }

        long on(LedgerSide side) {
            return programme.getOrDefault(side, 0L);
        }

        void move(LedgerSide side, long points) {
            programme.merge(side, points, Long::sum);
        }

        long debt() {
            return -on(LedgerSide.PROGRAMME_DEBT);
        }
    }

    /** Points that were earned together; {@code origin} is the lot itself unless it stands for one that expired. */
    static final class ModelLot {
        final int number;
        final Instant earnedAt;
        final Instant availableAt;
        final @Nullable Instant expiresAt;
        final ModelLot origin;
        final @Nullable Long earnedBy;
        ModelAccount owner;
        long available;
        long pending;
        long held;
        /** What of the points that came in by an award is neither taken back, nor owed for that, nor has paid a debt. */
        long left;
        /** What points that come back here, or to a lot that stands for this one, pay; below zero for what is to come. */
        long owed;
        /** Whether it has ever owed for the order that earned it, with all lots of that. */
        boolean owesTogether;

        private ModelLot(
                int number,
                ModelAccount owner,
                Instant earnedAt,
                Instant availableAt,
                @Nullable Instant expiresAt,
                @Nullable ModelLot origin,
                @Nullable Long earnedBy) {
            this.number = number;
            this.owner = owner;
            this.earnedAt = earnedAt;
            this.availableAt = availableAt;
            this.expiresAt = expiresAt;
            this.origin = origin == null ? this : origin;
            this.earnedBy = earnedBy;
        }

        boolean expired(Instant at) {
            return expiresAt != null && !at.isBefore(expiresAt);
        }

        private boolean burnsBefore(ModelLot other) {
            Instant mine = expiresAt == null ? Instant.MAX : expiresAt;
            Instant others = other.expiresAt == null ? Instant.MAX : other.expiresAt;
            if (!mine.equals(others)) {
                return mine.isBefore(others);
            }
            return earnedAt.equals(other.earnedAt) ? number < other.number : earnedAt.isBefore(other.earnedAt);
        }
    }

    static final class ModelHold {
        final ModelAccount account;
        final long orderId;
        final Instant dueAt;
        /** Each point that was held, as the lot that it came from, in the order in which they burn. */
        final List<ModelLot> points = new ArrayList<>();

        HoldStatus status = HoldStatus.OPEN;
        long committed;

        ModelHold(ModelAccount account, long orderId, Instant dueAt) {
            this.account = account;
            this.orderId = orderId;
            this.dueAt = dueAt;
        }

        boolean claims(long order) {
            return orderId == order && (status == HoldStatus.OPEN || status == HoldStatus.COMMITTED);
        }
    }

    /** What an order has earned, and each point that it burned and that has not come back. */
    static final class ModelOrder {
        final List<ModelLot> burned = new ArrayList<>();
        long issued;
        long revoked;
        /** What could not be taken back of it, and has not come back since. */
        long writtenOff;

        @Nullable
        ModelAccount burner;

        @Nullable
        ModelAccount earner;

        boolean isUntouched() {
            return burned.isEmpty() && issued == revoked;
        }
    }

    static final class ModelAdjustment {
        final ModelAccount account;
        final long points;
        final List<ModelLot> taken = new ArrayList<>();
        long paidDebt;
        boolean reversed;

        @Nullable
        ModelLot given;

        final LedgerSide side;

        ModelAdjustment(ModelAccount account, LedgerSide side, long points) {
            this.account = account;
            this.side = side;
            this.points = points;
        }
    }

    /** The account that a member's own has become part of, or itself. */
    static ModelAccount standing(ModelAccount account) {
        ModelAccount into = account.mergedInto;
        return into == null ? account : standing(into);
    }

    ModelOrder order(long order) {
        return orders.computeIfAbsent(order, id -> new ModelOrder());
    }

    /** Whether the key is used for the first time; a refusal where it stands for something else. */
    Optional<Refusal> known(String key, String content) {
        String earlier = keys.get(key);
        return earlier == null || earlier.equals(content)
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.IDEMPOTENCY_KEY_REUSED).with("key", key));
    }

    boolean isNew(String key) {
        return !keys.containsKey(key);
    }

    void remember(String key, String content) {
        keys.put(key, content);
    }

    List<ModelLot> lotsOf(ModelAccount account) {
        return lots.stream().filter(lot -> lot.owner == account).toList();
    }

    long available(ModelAccount account) {
        return lotsOf(account).stream().mapToLong(lot -> lot.available).sum();
    }

    long pending(ModelAccount account) {
        return lotsOf(account).stream().mapToLong(lot -> lot.pending).sum();
    }

    long held(ModelAccount account) {
        return lotsOf(account).stream().mapToLong(lot -> lot.held).sum();
    }

    ModelLot open(
            ModelAccount owner,
            Instant earnedAt,
            Instant availableAt,
            @Nullable Instant expiresAt,
            @Nullable ModelLot origin,
            @Nullable Long earnedBy) {
        ModelLot lot = new ModelLot(lots.size() + 1, owner, earnedAt, availableAt, expiresAt, origin, earnedBy);
        lots.add(lot);
        return lot;
    }

    /** The lot that burns next of those that fit. */
    Optional<ModelLot> next(ModelAccount account, Predicate<ModelLot> fits) {
        ModelLot next = null;
        for (ModelLot lot : lotsOf(account)) {
            if (fits.test(lot) && (next == null || lot.burnsBefore(next))) {
                next = lot;
            }
        }
        return Optional.ofNullable(next);
    }

    /** Posts what time has done to the account's points: they are lost, or can be spent. */
    void due(ModelAccount account) {
        long lost = 0;
        long ripe = 0;
        for (ModelLot lot : lotsOf(account)) {
            if (lot.expired(now)) {
                lost += lot.available + lot.pending;
                lot.available = 0;
                lot.pending = 0;
            }
        }
        if (lost > 0) {
            account.move(LedgerSide.PROGRAMME_BREAKAGE, lost);
            post(EntryKind.EXPIRE, account, List.of());
        }
        for (ModelLot lot : lotsOf(account)) {
            if (!now.isBefore(lot.availableAt)) {
                ripe += lot.pending;
                lot.available += lot.pending;
                lot.pending = 0;
            }
        }
        if (ripe > 0) {
            post(EntryKind.ACTIVATE, account, List.of());
        }
    }

    /**
     * Points return to their lots, those of an expired lot to one that takes its place.
     *
     * @param there is told where each point is then
     * @return what is to be said
     */
    List<String> comeBack(ModelAccount account, List<ModelLot> points, List<ModelLot> there) {
        Map<ModelLot, ModelLot> instead = new LinkedHashMap<>();
        for (ModelLot lot : points) {
            ModelLot to = lot.expired(now)
                    ? instead.computeIfAbsent(
                            lot, old -> open(account, old.earnedAt, now, now.plus(grace), old.origin, null))
                    : lot;
            to.available++;
            there.add(to);
        }
        return new ArrayList<>(instead.values().stream().map(lot -> "lot.grace").toList());
    }

    /** What the journal is expected to say next. */
    long post(EntryKind kind, ModelAccount account, List<String> traces) {
        long owned = available(account) + pending(account) + held(account);
        entries.add(entry(kind, account.number, owned - account.ownedBefore, owned, traces));
        account.ownedBefore = owned;
        return entries.size();
    }

    static String entry(EntryKind kind, long account, long points, long ownedAfter, List<String> traces) {
        return kind + " of account " + account + ": " + points + ", now " + ownedAfter + " " + traces;
    }
}
