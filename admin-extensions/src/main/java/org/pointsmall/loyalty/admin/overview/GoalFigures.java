package org.pointsmall.loyalty.admin.overview;

import java.util.List;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.insight.dashboard.Dashboard.Overview;
import org.pointsmall.loyalty.insight.dashboard.MallFigures;
import org.pointsmall.loyalty.insight.dashboard.MemberFigures;
import org.pointsmall.loyalty.insight.dashboard.PointsFigures;

/** The figures that have a goal, and whether they reach it. */
final class GoalFigures {
    /** For each point that is issued so many hundredths are to be burned. */
    private static final int BURN = 80;

    private static final int REDEMPTION = 20;
    private static final int CLICKS = 30;
    private static final int RETENTION = 80;

    private final DisplayFormat written;

    GoalFigures(DisplayFormat written) {
        this.written = written;
    }

    List<ShownFigure> of(Overview seen) {
        return List.of(
                burn(seen.now().points(), seen.before().points()),
                percent(
                        "Redemption",
                        redemption(seen.now().members()),
                        redemption(seen.before().members()),
                        REDEMPTION),
                percent("Clicks", clicks(seen.mall().clicks()), clicks(seen.clicksBefore()), CLICKS),
                percent(
                        "Retention",
                        retention(seen.now().members()),
                        retention(seen.before().members()),
                        RETENTION));
    }

    private ShownFigure burn(PointsFigures now, PointsFigures before) {
        Ratio ratio = new Ratio(now.netBurned(), now.netIssued());
        return new ShownFigure(
                "LoyaltyOverview_Burn",
                one(ratio),
                one(new Ratio(before.netBurned(), before.netIssued())),
                "",
                "",
                standing(ratio, BURN),
                "1 : 0.8",
                null);
    }

    /** To one that was issued. */
    private static String one(Ratio ratio) {
        if (!ratio.isKnown()) {
            return "–";
        }
        long hundredths = Math.floorDiv(ratio.part() * 200 + ratio.whole(), 2 * ratio.whole());
        return "1 : " + (hundredths < 0 ? "-" : "") + Math.abs(hundredths) / 100 + "."
                + (Math.abs(hundredths) % 100 < 10 ? "0" : "") + Math.abs(hundredths) % 100;
    }

    private static Ratio redemption(MemberFigures of) {
        return new Ratio(of.burners(), of.active());
    }

    private static Ratio clicks(MallFigures.Clicks of) {
        return new Ratio(of.clicked(), of.seen());
    }

    private static Ratio retention(MemberFigures of) {
        return new Ratio(of.stayed(), of.activeBefore());
    }

    private ShownFigure percent(String code, Ratio now, Ratio before, int goal) {
        return new ShownFigure(
                "LoyaltyOverview_" + code,
                MemberRows.percent(now),
                MemberRows.percent(before),
                now.isKnown() ? "(" + written.number(now.part()) + " / " + written.number(now.whole()) + ")" : "",
                "",
                standing(now, goal),
                goal + " %",
                null);
    }

    private static String standing(Ratio ratio, int goal) {
        return !ratio.isKnown() ? "" : ratio.reaches(goal) ? "good" : "bad";
    }
}
