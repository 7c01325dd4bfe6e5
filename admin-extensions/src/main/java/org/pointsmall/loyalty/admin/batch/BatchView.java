package org.pointsmall.loyalty.admin.batch;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.adjustment.batch.BatchCounts;
import org.pointsmall.loyalty.adjustment.batch.BatchRow;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.State;
import org.pointsmall.loyalty.adjustment.batch.ReverseBatches;
import org.pointsmall.loyalty.adjustment.opening.OpeningProblem;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.member.SegmentCode;

/**
 * A batch in writing.
 *
 * @param dealtWith how many of its members are dealt with, in per cent
 * @param busy whether it changes by itself
 */
record BatchView(
        long id,
        String source,
        String name,
        Sentence validity,
        String reason,
        String note,
        String actor,
        String askedAt,
        String state,
        String decider,
        String rows,
        long dealtWith,
        boolean busy) {

    /** Rows that are alike. */
    record Count(String state, String problem, String rows, String given, String taken) {}

    /** @param segments what a segment is called */
    static BatchView of(
            PointsBatch batch, BatchCounts counts, Function<SegmentCode, String> segments, DisplayFormat written) {
        long all = counts.rows();
        long left = counts.rows(BatchRow.State.OPEN) + counts.rows(BatchRow.State.UNREAD);
        String decider = batch.decider();
        return new BatchView(
                batch.id(),
                "LoyaltyBatch_Source_" + batch.source(),
                name(batch, segments),
                validity(batch.terms().validity()),
                batch.terms().reason(),
                batch.terms().note(),
                batch.actor(),
                written.time(batch.askedAt()),
                "LoyaltyBatch_State_" + batch.state(),
                decider == null ? "" : decider,
                written.number(all),
                all == 0 ? 0 : (all - left) * 100 / all,
                batch.state() == State.READING || batch.state() == State.RUNNING);
    }

    private static String name(PointsBatch batch, Function<SegmentCode, String> segments) {
        return switch (batch.source()) {
            case SEGMENT -> segments.apply(new SegmentCode(batch.name()));
            case REVERSAL -> "#" + batch.name();
            case FILE, OPENING -> batch.name();
        };
    }

    private static Sentence validity(@Nullable Expiry validity) {
        if (validity instanceof Expiry.On on) {
            return Sentence.of("LoyaltyRule_Lasts_LAST_DAY", on.lastDay().toString());
        }
        return validity instanceof Expiry.After after
                ? Sentence.of("LoyaltyRule_Lasts_Days", (long) after.period().getDays())
                : Sentence.of("LoyaltyRule_Validity_AS_PROGRAMME");
    }

    static List<Count> counts(PointsBatch.Source source, BatchCounts counts, DisplayFormat written) {
        return counts.counts().stream()
                .map(count -> new Count(
                        "LoyaltyBatch_Row_" + count.state(),
                        problem(source, count.problem()),
                        written.number(count.rows()),
                        written.number(count.given().value()),
                        written.number(count.taken().value())))
                .toList();
    }

    /** The code of a text; empty for no problem. */
    static String problem(PointsBatch.Source source, @Nullable String problem) {
        if (problem == null) {
            return "";
        }
        if (source == PointsBatch.Source.OPENING) {
            return "LoyaltyOpening_Problem_" + OpeningProblem.valueOf(problem);
        }
        return switch (problem) {
            case "NO_MEMBER",
                    "NO_POINTS",
                    "UNKNOWN_MEMBER",
                    "SEVERAL_MEMBERS",
                    "ACCOUNT_CLOSED",
                    "TWICE",
                    "OUTSIDE_WINDOW",
                    "INSUFFICIENT_POINTS",
                    ReverseBatches.REFUSED_BEFORE -> "LoyaltyBatch_Problem_" + problem;
            case "ACCOUNT_FROZEN" -> "LoyaltyBatch_Problem_ACCOUNT_CLOSED";
            default -> "LoyaltyBatch_Problem_OTHER";
        };
    }
}
