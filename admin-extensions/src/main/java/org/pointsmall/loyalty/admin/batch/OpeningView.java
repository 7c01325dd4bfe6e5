package org.pointsmall.loyalty.admin.batch;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.adjustment.batch.BatchRow;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch;
import org.pointsmall.loyalty.adjustment.opening.OpeningRow;
import org.pointsmall.loyalty.adjustment.opening.OpeningSums;
import org.pointsmall.loyalty.admin.page.DisplayFormat;

/** What a file of opening balances comes to, in writing. */
record OpeningView(String members, String lots, String points, String tiers, List<Year> years) {

    /** @param year empty for points that never expire */
    record Year(String year, String lots, String points) {}

    /** A lot, in writing. */
    record Row(
            long line,
            String named,
            String externalId,
            String points,
            String earnedOn,
            String lastDay,
            String tier,
            String reference,
            String state,
            String problem) {}

    static OpeningView of(OpeningSums sums, DisplayFormat written) {
        return new OpeningView(
                written.number(sums.members()),
                written.number(sums.lots()),
                written.number(sums.points().value()),
                written.number(sums.tiers()),
                sums.years().stream()
                        .map(year -> new Year(
                                year.year() == null ? "" : year.year().toString(),
                                written.number(year.lots()),
                                written.number(year.points().value())))
                        .toList());
    }

    static Row row(OpeningRow filed, DisplayFormat written) {
        BatchRow row = filed.row();
        return new Row(
                row.line(),
                row.named(),
                filed.externalId(),
                written.number(row.points()),
                text(filed.earnedOn()),
                text(filed.lastDay()),
                filed.tier() == null ? "" : filed.tier(),
                filed.reference(),
                "LoyaltyBatch_Row_" + row.state(),
                BatchView.problem(PointsBatch.Source.OPENING, row.problem()));
    }

    /** A row of the result, as a table has it. */
    static Object[] cells(OpeningRow filed) {
        BatchRow row = filed.row();
        return new Object[] {
            row.line(),
            row.named(),
            filed.externalId(),
            row.member() == null ? "" : Long.toString(row.member().value()),
            row.points(),
            text(filed.earnedOn()),
            text(filed.lastDay()),
            filed.tier() == null ? "" : filed.tier(),
            text(filed.tierLastDay()),
            filed.key(),
            row.state().name(),
            row.problem() == null ? "" : row.problem()
        };
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
