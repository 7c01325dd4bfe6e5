package org.pointsmall.loyalty.admin.overview;

import java.util.List;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.insight.dashboard.MemberFigures;
import org.pointsmall.loyalty.insight.roster.MembersBehind.Figure;

/** How many members there are, and how many do something. */
final class MemberRows {
    private final DisplayFormat written;

    MemberRows(DisplayFormat written) {
        this.written = written;
    }

    List<ShownFigure> of(MemberFigures now, MemberFigures before) {
        return List.of(
                row("Members", Figure.MEMBERS, now.members(), before.members()),
                row("Joined", Figure.JOINED, now.joined(), before.joined()),
                row("Active", Figure.ACTIVE, now.active(), before.active()),
                row("Burners", Figure.BURNERS, now.burners(), before.burners()),
                row("Dormant", Figure.DORMANT, now.dormant(), before.dormant()),
                share("DormantShare", dormant(now), dormant(before)));
    }

    private static Ratio dormant(MemberFigures of) {
        return new Ratio(of.dormant(), of.everActive());
    }

    private ShownFigure row(String code, Figure figure, long now, long before) {
        return of(code, figure, written.number(now), written.number(before), written.change(now - before));
    }

    private static ShownFigure of(String code, Figure figure, String now, String before, String change) {
        return new ShownFigure("LoyaltyOverview_" + code, now, before, change, "", "", "", figure.name());
    }

    private static ShownFigure share(String code, Ratio now, Ratio before) {
        return of(code, Figure.DORMANT, percent(now), percent(before), "");
    }

    static String percent(Ratio ratio) {
        return ratio.isKnown() ? ratio.percent() + " %" : "–";
    }
}
