package org.pointsmall.loyalty.adjustment.opening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.adjustment.batch.BatchRow;
import org.pointsmall.loyalty.adjustment.batch.BatchStore;
import org.pointsmall.loyalty.adjustment.batch.BatchWork;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.State;
import org.pointsmall.loyalty.ledger.OpenLots;
import org.pointsmall.loyalty.ledger.OpenLots.Opened;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.tier.OpenTiers;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Reads and posts opening balances, a chunk in one transaction: lots, tiers, who members were before, what has become of each
 * row, and how far the batch is. So a chunk that is cut off has not happened.
 */
public final class OpeningWork implements BatchWork {
    private static final int CHUNK = 5_000;

    private final BatchStore batches;
    private final OpeningStore store;
    private final OpeningMembers members;
    private final OpenLots lots;
    private final OpenTiers tiers;
    private final Transactions transactions;
    private int chunk = CHUNK;

    public OpeningWork(
            BatchStore batches,
            OpeningStore store,
            OpeningMembers members,
            OpenLots lots,
            OpenTiers tiers,
            Transactions transactions) {
        this.batches = batches;
        this.store = store;
        this.members = members;
        this.lots = lots;
        this.tiers = tiers;
        this.transactions = transactions;
    }

    /** Takes fewer rows at once, so that a small file is cut off in many places. */
    OpeningWork inChunksOf(int rows) {
        chunk = rows;
        return this;
    }

    @Override
    public Set<PointsBatch.Source> sources() {
        return Set.of(PointsBatch.Source.OPENING);
    }

    @Override
    public long read(PointsBatch batch) {
        List<OpeningRow> rows = store.rows(batch.id(), BatchRow.State.UNREAD, batch.reached(), chunk);
        if (!rows.isEmpty()) {
            store.update(batch.id(), looked(defined(members.read(batch.id(), rows))));
            batches.reached(batch.id(), rows.get(rows.size() - 1).row().line());
        }
        return rows.size();
    }

    private List<OpeningRow> defined(List<OpeningRow> rows) {
        Map<String, Boolean> defined = new HashMap<>();
        return rows.stream()
                .map(row -> row.tier() == null
                                || row.row().state() != BatchRow.State.OPEN
                                || defined.computeIfAbsent(row.tier(), code -> tiers.isDefined(new TierCode(code)))
                        ? row
                        : row.refused(OpeningProblem.UNKNOWN_TIER))
                .toList();
    }

    /** As they would come out if they were posted now. */
    private List<OpeningRow> looked(List<OpeningRow> rows) {
        List<OpeningRow> open = rows.stream().filter(OpeningWork::hasLot).toList();
        List<Opened> would = lots.look(open.stream().map(OpeningRow::lot).toList());
        Map<Long, Opened> byLine = new HashMap<>();
        for (int i = 0; i < open.size(); i++) {
            byLine.put(open.get(i).row().line(), would.get(i));
        }
        return rows.stream()
                .map(row -> became(row, byLine.getOrDefault(row.row().line(), Opened.POSTED), BatchRow.State.OPEN))
                .toList();
    }

    private static boolean hasLot(OpeningRow row) {
        return row.row().state() == BatchRow.State.OPEN && row.hasPoints();
    }

    private static OpeningRow became(OpeningRow row, Opened opened, BatchRow.State posted) {
        return switch (opened) {
            case POSTED ->
                row.row().state() == BatchRow.State.OPEN ? row.with(row.row().in(posted)) : row;
            case BEFORE -> {
                BatchRow skipped = row.refused(OpeningProblem.BEFORE).row();
                yield row.with(skipped.skipped());
            }
            case OTHER_CONTENT -> row.refused(OpeningProblem.OTHER_CONTENT);
            case CLOSED -> row.refused(OpeningProblem.ACCOUNT_CLOSED);
            case EXPIRED -> row.refused(OpeningProblem.EXPIRED);
        };
    }

    /** Whoever stops the batch waits for the chunk that is being posted, and no further. */
    @Override
    public OptionalLong move(PointsBatch batch) {
        return transactions.required(() -> {
            PointsBatch now = batches.lock(batch.id());
            if (now.state() != State.RUNNING) {
                return OptionalLong.empty();
            }
            List<OpeningRow> rows = store.rows(batch.id(), BatchRow.State.OPEN, now.reached(), chunk);
            if (!rows.isEmpty()) {
                post(now, rows);
                batches.reached(batch.id(), rows.get(rows.size() - 1).row().line());
            }
            return OptionalLong.of(rows.size());
        });
    }

    private void post(PointsBatch batch, List<OpeningRow> rows) {
        String reason = batch.terms().reason();
        // A tier may have been removed since the file was read: no lot comes in without the tier that stands beside it.
        List<OpeningRow> known = defined(rows);
        List<OpeningRow> open = known.stream()
                .filter(row -> row.row().state() == BatchRow.State.OPEN)
                .toList();
        List<OpeningRow> right = members.keep(open);
        List<OpeningRow> withLots = right.stream().filter(OpeningRow::hasPoints).toList();
        List<Opened> opened = lots.open(withLots.stream().map(OpeningRow::lot).toList(), batch.actor(), reason);
        Set<Long> lines = right.stream().map(row -> row.row().line()).collect(Collectors.toSet());
        List<OpeningRow> others = known.stream()
                .filter(row -> !lines.contains(row.row().line()))
                .map(row -> row.row().state() == BatchRow.State.OPEN ? row.refused(OpeningProblem.EXTERNAL_TAKEN) : row)
                .collect(Collectors.toCollection(ArrayList::new));
        List<OpeningRow> posted =
                new ArrayList<>(right.stream().filter(row -> !row.hasPoints()).toList());
        for (int i = 0; i < withLots.size(); i++) {
            if (opened.get(i) == Opened.POSTED) {
                posted.add(withLots.get(i));
            } else {
                others.add(became(withLots.get(i), opened.get(i), BatchRow.State.MOVED));
            }
        }
        give(posted, batch.actor(), reason);
        store.update(batch.id(), others);
        store.moved(
                batch.id(),
                rows.get(0).row().line(),
                rows.get(rows.size() - 1).row().line());
    }

    private void give(List<OpeningRow> posted, String actor, String reason) {
        List<OpenTiers.Had> had = posted.stream()
                .filter(row -> row.tier() != null)
                .map(row -> new OpenTiers.Had(
                        member(row), new TierCode(Objects.requireNonNull(row.tier())), row.tierLastDay()))
                .toList();
        if (!had.isEmpty()) {
            lots.lock(had.stream().map(OpenTiers.Had::member).toList());
            tiers.give(had, actor, reason);
        }
    }

    private static MemberId member(OpeningRow row) {
        return Objects.requireNonNull(row.row().member());
    }
}
