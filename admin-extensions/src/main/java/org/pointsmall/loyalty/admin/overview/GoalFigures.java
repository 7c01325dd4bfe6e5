package org.pointsmall.loyalty.admin.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.insight.dashboard.Dashboard.Overview;
import org.pointsmall.loyalty.insight.dashboard.Goal;
import org.pointsmall.loyalty.insight.dashboard.GoalStanding;

/** The figures that have a goal, and whether they reach it. */
final class GoalFigures {
    private final DisplayFormat written;

    GoalFigures(DisplayFormat written) {
        this.written = written;
    }

    List<ShownFigure> of(Overview seen) {
        List<GoalStanding> now =
                GoalStanding.of(seen.now(), seen.mall().clicks(), seen.periods().now());
        List<GoalStanding> before = GoalStanding.of(
                seen.before(), seen.clicksBefore(), seen.periods().before());
        List<ShownFigure> shown = new ArrayList<>();
        for (Goal goal : Goal.values()) {
            shown.add(figure(now.get(goal.ordinal()), before.get(goal.ordinal())));
        }
        return shown;
    }

    private ShownFigure figure(GoalStanding now, GoalStanding before) {
        Goal goal = now.goal();
        boolean counted = goal != Goal.BURN && goal != Goal.INTERACTIONS;
        return new ShownFigure(
                code(goal),
                value(now),
                value(before),
                counted && now.isKnown()
                        ? "(" + written.number(now.part()) + " / " + written.number(now.whole()) + ")"
                        : "",
                "",
                now.isReached() ? "good" : now.isMissed() ? "bad" : "",
                target(goal),
                null);
    }

    /** The label's text, which has its definition beside it. */
    static String code(Goal goal) {
        String name = goal.name();
        return "LoyaltyOverview_" + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    /** As it is written on the page. */
    static String target(Goal goal) {
        return switch (goal) {
            case BURN -> "1 : 0.8";
            case INTERACTIONS -> "2";
            default -> goal.percent() + " %";
        };
    }

    /** How far it is reached. */
    static String value(GoalStanding standing) {
        Ratio ratio = new Ratio(standing.part(), standing.whole());
        if (!ratio.isKnown()) {
            return "–";
        }
        return switch (standing.goal()) {
            case BURN -> "1 : " + hundredths(ratio);
            case INTERACTIONS -> hundredths(ratio);
            default -> MemberRows.percent(ratio);
        };
    }

    private static String hundredths(Ratio ratio) {
        long hundredths = Math.floorDiv(ratio.part() * 200 + ratio.whole(), 2 * ratio.whole());
        return (hundredths < 0 ? "-" : "") + Math.abs(hundredths) / 100 + "."
                + (Math.abs(hundredths) % 100 < 10 ? "0" : "") + Math.abs(hundredths) % 100;
    }
}
