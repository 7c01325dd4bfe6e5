package org.pointsmall.loyalty.admin.overview;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.insight.dashboard.Dashboard.TierMove;
import org.pointsmall.loyalty.insight.dashboard.TierFigures;

/** Puts into writing how many members had which tier, and who moved from which to which. */
final class TierRows {
    private final DisplayFormat written;
    private final Function<String, String> names;

    /** @param names the name of a tier, by its code */
    TierRows(DisplayFormat written, Function<String, String> names) {
        this.written = written;
        this.names = names;
    }

    List<OverviewView.Tier> of(TierFigures figures) {
        return figures.tiers().stream()
                .map(of -> new OverviewView.Tier(
                        of.tier(),
                        name(of.tier()),
                        written.number(of.before()),
                        written.number(of.came()),
                        written.number(of.left()),
                        of.after(),
                        written.number(of.after())))
                .toList();
    }

    /** That the figures are as many as the members; null for a day that is past, of which nobody can count them. */
    OverviewView.@Nullable TierCheck check(TierFigures figures) {
        Long byMembers = figures.byMembers();
        return byMembers == null
                ? null
                : new OverviewView.TierCheck(
                        written.number(figures.after()), written.number(byMembers), figures.after() == byMembers);
    }

    List<OverviewView.Move> moves(List<TierMove> moves) {
        return moves.stream()
                .map(move -> new OverviewView.Move(
                        name(move.from()), name(move.to()), move.members(), written.number(move.members())))
                .toList();
    }

    private String name(String code) {
        return code.isEmpty() ? "–" : names.apply(code);
    }
}
