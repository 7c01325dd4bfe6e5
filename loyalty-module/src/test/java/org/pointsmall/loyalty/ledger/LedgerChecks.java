package org.pointsmall.loyalty.ledger;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore.LotRow;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore.Posted;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelAccount;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelHold;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelLot;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * The ledger's invariants, by their numbers in the design, checked after each operation: what is kept beside the journal
 * against what is rebuilt from it, and both against the model.
 *
 * <ol>
 *   <li>{@link #readJournal}: each entry sums to zero; {@link #nothingWasRewritten}: and stays as it was posted.
 *   <li>{@link #checkAccounts}, {@link #checkLots}: available is what active lots have, and nothing is negative.
 *   <li>{@link #checkAccounts}, {@link #checkLots}: what is cached is what the journal adds up to.
 *   <li>{@link #readJournal}: a key posts once; {@link #answer}: a repeat answers with the first entry, and a key that is
 *       used for something else is refused; and whatever is refused has changed nothing, for the model has not.
 *   <li>{@link #checkHolds}: a hold ends once, by one entry, and uses up no more than it has.
 *   <li>{@link #checkLots}: points burn in the model's order.
 *   <li>{@link #checkLots}: points come back where the model says; {@link #checkTerms}: no lot's terms ever change, and
 *       the grace of an expired one is said ({@link #readJournal}, by its trace).
 *   <li>{@link #checkLots} and {@link #checkAccounts}: clawbacks take what the model takes, and debts are the model's.
 *   <li>The model gives back and takes back point by point, so parts and the whole are the same there; see also {@link
 *       LedgerPartsTest}.
 *   <li>is stock's, not the ledger's.
 *   <li>{@link #readJournal}: an entry says who, why, for which order, and what was out of the ordinary.
 * </ol>
 */
final class LedgerChecks {
    private final InMemoryLedgerStore store;
    private final LedgerModel model;
    private final List<Posted> read = new ArrayList<>();
    private final Set<PostingKey> keys = new HashSet<>();
    private final Map<AccountId, Map<LedgerSide, Long>> sides = new HashMap<>();
    private final Map<LotId, Map<LedgerSide, Long>> lots = new HashMap<>();
    private final Map<String, JournalEntry> answers = new LinkedHashMap<>();
    private final Map<HoldId, Integer> ends = new HashMap<>();

    LedgerChecks(InMemoryLedgerStore store, LedgerModel model) {
        this.store = store;
        this.model = model;
    }

    void check() {
        readJournal();
        checkAccounts();
        checkLots();
        checkHolds();
    }

    /** Compares what a movement with a key came to, and keeps the first answer: a repeat gives an equal one. */
    void answer(String key, Optional<Refusal> expected, Outcome<JournalEntry> outcome) {
        refusedAlike(expected, outcome);
        if (outcome instanceof Outcome.Done<JournalEntry> done) {
            JournalEntry first = answers.putIfAbsent(key, done.value());
            same("the answer", key, done.value(), first == null ? done.value() : first);
            same("the key", key, done.value().key().value(), key);
        }
    }

    /** The keys that stand for something. */
    List<String> answered() {
        return List.copyOf(answers.keySet());
    }

    void refusedAlike(Optional<Refusal> expected, Outcome<?> outcome) {
        Optional<Refusal> refusal =
                outcome instanceof Outcome.Refused<?> refused ? Optional.of(refused.refusal()) : Optional.empty();
        same("the refusal", outcome, refusal, expected);
    }

    private void readJournal() {
        List<Posted> journal = store.journal();
        same("how many", "entries", journal.size(), model.entries.size());
        for (Posted posted : journal.subList(read.size(), journal.size())) {
            String expected = model.entries.get(read.size());
            read.add(posted);
            JournalEntry entry = posted.entry();
            List<String> said = entry.trace().stream().map(TraceLine::code).toList();
            same(
                    "the entry",
                    entry,
                    LedgerModel.entry(
                            entry.kind(),
                            entry.account().value(),
                            entry.points(),
                            entry.ownedAfter().value(),
                            said),
                    expected);
            same("the first entry under", entry.key(), keys.add(entry.key()), true);
            same("the time of", entry, entry.at(), model.now);
            checkSubject(entry);
            add(posted);
        }
    }

    private void add(Posted posted) {
        long sum = 0;
        for (Posting line : posted.draft().postings()) {
            sum += line.amount();
            LotId lot = line.lot();
            sides.computeIfAbsent(posted.account(), id -> new EnumMap<>(LedgerSide.class))
                    .merge(line.side(), line.amount(), Long::sum);
            if (lot != null) {
                lots.computeIfAbsent(lot, id -> new EnumMap<>(LedgerSide.class))
                        .merge(line.side(), line.amount(), Long::sum);
            }
        }
        same("the sum of", posted, sum, 0L);
        HoldId hold = posted.draft().about().hold();
        if (hold != null && posted.draft().kind() != EntryKind.HOLD) {
            ends.merge(hold, 1, Integer::sum);
        }
    }

    private static void checkSubject(JournalEntry entry) {
        EntryDraft.Subject about = entry.about();
        boolean explained =
                switch (entry.kind()) {
                    case HOLD, BURN, RELEASE -> about.hold() != null && about.order() != null;
                    case EARN -> about.order() != null;
                    case RECOVER -> !entry.trace().isEmpty();
                    case RETURN, CLAWBACK -> about.order() != null && about.reason() != null;
                    case REVERSE, GIVE_BACK -> about.reason() != null && about.reverses() != null;
                    case EXCHANGE, ADJUST, OPENING, FORFEIT, PAY_OUT, TRANSFER -> about.reason() != null;
                    case EXPIRE, ACTIVATE -> true;
                };
        same("explained", entry, explained && !about.actor().isBlank(), true);
    }

    private void checkAccounts() {
        List<Account> accounts = store.accounts();
        same("how many", "accounts", accounts.size(), model.accounts.size());
        for (ModelAccount expected : model.accounts) {
            Account account = accounts.get(expected.number - 1);
            Balance balance = account.balance();
            Map<LedgerSide, Long> rebuilt = new EnumMap<>(LedgerSide.class);
            rebuilt.putAll(sides.getOrDefault(account.id(), Map.of()));
            same("the status of", account, account.status(), expected.status);
            long[] cached = {
                balance.available().value(),
                balance.pending().value(),
                balance.held().value(),
                balance.spent().value(),
                balance.expired().value(),
                -balance.debt().value()
            };
            LedgerSide[] cachedSides = {
                LedgerSide.MEMBER_AVAILABLE,
                LedgerSide.MEMBER_PENDING,
                LedgerSide.MEMBER_HELD,
                LedgerSide.PROGRAMME_BURNED,
                LedgerSide.PROGRAMME_BREAKAGE,
                LedgerSide.PROGRAMME_DEBT
            };
            for (int i = 0; i < cached.length; i++) {
                same(cachedSides[i], account, cached[i], rebuilt.getOrDefault(cachedSides[i], 0L));
            }
            same("available of", account, cached[0], model.available(expected));
            same("pending of", account, cached[1], model.pending(expected));
            same("held of", account, cached[2], model.held(expected));
            for (LedgerSide side : LedgerSide.values()) {
                if (!side.isMembers()) {
                    same(side, account, rebuilt.getOrDefault(side, 0L), expected.on(side));
                }
            }
        }
    }

    private void checkLots() {
        List<LotRow> rows = store.lots();
        same("how many", "lots", rows.size(), model.lots.size());
        for (ModelLot expected : model.lots) {
            LotRow row = rows.get(expected.number - 1);
            checkTerms(row, expected);
            Map<LedgerSide, Long> rebuilt = lots.getOrDefault(row.id(), Map.of());
            check("available", row, row.available(), rebuilt, LedgerSide.MEMBER_AVAILABLE, expected.available);
            check("pending", row, row.pending(), rebuilt, LedgerSide.MEMBER_PENDING, expected.pending);
            check("held", row, row.held(), rebuilt, LedgerSide.MEMBER_HELD, expected.held);
            same("owed by", row, store.owed(row.id()), expected.owed);
            same("rebuilt", row, -rebuilt.getOrDefault(LedgerSide.PROGRAMME_WRITTEN_OFF, 0L), expected.owed);
        }
    }

    private static void check(
            String what, LotRow row, long kept, Map<LedgerSide, Long> rebuilt, LedgerSide side, long expected) {
        same(what, row, kept, expected);
        same("rebuilt", row, rebuilt.getOrDefault(side, 0L), expected);
        same("not negative", row, kept >= 0, true);
    }

    private static void checkTerms(LotRow row, ModelLot expected) {
        LotTerms terms = row.terms();
        same("the owner of", row, row.account().value(), (long) expected.owner.number);
        same("what it stands for", row, row.origin().value(), (long) expected.origin.number);
        same("earned", row, terms.earnedAt(), expected.earnedAt);
        same("available", row, terms.availableAt(), expected.availableAt);
        same("expires", row, terms.expiresAt(), expected.expiresAt);
        YearMonth month = expected.expiresAt == null
                ? null
                : YearMonth.from(expected.expiresAt.minusNanos(1).atZone(ZoneOffset.UTC));
        same("the month of", row, terms.expiryMonth(), month);
    }

    /** An ended hold keeps its end, because the model's does; and at most one entry has ended it. */
    private void checkHolds() {
        List<Hold> holds = store.holds();
        same("how many", "holds", holds.size(), model.holds.size());
        for (int i = 0; i < holds.size(); i++) {
            Hold hold = holds.get(i);
            ModelHold expected = model.holds.get(i);
            boolean movedBack = expected.status != HoldStatus.OPEN && !expected.points.isEmpty();
            same("the status of", hold, hold.status(), expected.status);
            same("the points of", hold, hold.points().value(), (long) expected.points.size());
            same("used of", hold, hold.committed().value(), expected.committed);
            same("due", hold, hold.dueAt(), expected.dueAt);
            same("whose", hold, hold.account().value(), (long) expected.account.number);
            same("ends of", hold, ends.getOrDefault(hold.id(), 0), movedBack ? 1 : 0);
        }
    }

    /** To be asked at the end: every entry is the one that was posted. */
    void nothingWasRewritten() {
        List<Posted> journal = store.journal();
        for (int i = 0; i < journal.size(); i++) {
            same("as it was posted", i, journal.get(i), read.get(i));
        }
    }

    /** AssertJ describes each comparison, even of those that hold, and there are hundreds of millions. */
    private static void same(Object what, Object of, @Nullable Object actual, @Nullable Object expected) {
        if (!Objects.equals(actual, expected)) {
            throw new AssertionError(what + ", " + of + ": is " + actual + ", should be " + expected);
        }
    }
}
