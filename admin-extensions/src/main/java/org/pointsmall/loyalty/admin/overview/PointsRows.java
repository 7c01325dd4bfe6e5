package org.pointsmall.loyalty.admin.overview;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.insight.dashboard.PointsFigures;
import org.pointsmall.loyalty.insight.dashboard.PointsLine;
import org.pointsmall.loyalty.points.PointsRate;

/** Where points came from and went: the lines sum from what was there to what is there. */
final class PointsRows {
    private final DisplayFormat written;
    private final PointsRate rate;

    PointsRows(DisplayFormat written, PointsRate rate) {
        this.written = written;
        this.rate = rate;
    }

    List<ShownFigure> of(PointsFigures now, PointsFigures before) {
        List<ShownFigure> rows = new ArrayList<>();
        rows.add(row("Opening", now.opening(), before.opening(), null));
        for (PointsLine line : PointsLine.values()) {
            rows.add(row(line.name(), now.of(line), before.of(line), line.name()));
        }
        rows.add(row("Closing", now.closing(), before.closing(), null));
        rows.add(row("Debt", now.debt(), before.debt(), null));
        return rows;
    }

    private ShownFigure row(String code, long now, long before, @Nullable String line) {
        return new ShownFigure(
                "LoyaltyOverview_" + code,
                written.number(now),
                written.number(before),
                written.change(now - before),
                DrawUpOverview.money(now, rate),
                "",
                "",
                line);
    }
}
