package org.pointsmall.loyalty.admin.overview;

import java.util.List;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.insight.dashboard.MemberFigures;

/** How many members there are, and how many do something. */
final class MemberRows {
    private final DisplayFormat written;

    MemberRows(DisplayFormat written) {
        this.written = written;
    }

    List<ShownFigure> of(MemberFigures now, MemberFigures before) {
        return List.of(
                row("Members", now.members(), before.members()),
                row("Joined", now.joined(), before.joined()),
                row("Active", now.active(), before.active()),
                row("Burners", now.burners(), before.burners()),
                row("Dormant", now.dormant(), before.dormant()),
                share("DormantShare", dormant(now), dormant(before)));
    }

    private static Ratio dormant(MemberFigures of) {
        return new Ratio(of.dormant(), of.everActive());
    }

    private ShownFigure row(String code, long now, long before) {
        return ShownFigure.plain(
                "LoyaltyOverview_" + code, written.number(now), written.number(before), written.change(now - before));
    }

    private static ShownFigure share(String code, Ratio now, Ratio before) {
        return ShownFigure.plain("LoyaltyOverview_" + code, percent(now), percent(before), "");
    }

    static String percent(Ratio ratio) {
        return ratio.isKnown() ? ratio.percent() + " %" : "–";
    }
}
