package org.pointsmall.loyalty.admin.overview;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.pointsmall.loyalty.admin.page.Csv;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.insight.dashboard.Dashboard.Overview;
import org.pointsmall.loyalty.insight.dashboard.MemberFigures;
import org.pointsmall.loyalty.insight.dashboard.PointsFigures;
import org.pointsmall.loyalty.insight.dashboard.PointsLine;
import org.springframework.context.MessageSource;

/** The dashboard as one table: group, figure, now, before. Numbers are plain, so that a spreadsheet can add them up. */
final class OverviewTable {
    private final MessageSource messages;
    private final Locale locale;
    private final Csv csv = new Csv();

    OverviewTable(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    byte[] of(OverviewView view, Overview seen, DisplayFormat written) {
        csv.row(say("Period"), view.when().first(), view.when().nowLast(), written.zone());
        csv.row(
                say("Before"),
                view.when().beforeFirst(),
                view.when().beforeLast(),
                view.when().until());
        csv.row(say("AsOf"), view.when().asOf(), "", "");
        csv.row("", say("Figure"), say("Now"), say("Before"));
        view.goals().forEach(goal -> csv.row(say("Goals"), text(goal.code()), goal.value(), goal.before()));
        points(seen.now().points(), seen.before().points());
        members(seen.now().members(), seen.before().members());
        view.orders().rows().forEach(row -> {
            csv.row(say("OrdersWith"), text(row.code()), row.withPoints(), row.withPointsBefore());
            csv.row(say("OrdersMembers"), text(row.code()), row.members(), row.membersBefore());
            csv.row(say("OrdersOthers"), text(row.code()), row.others(), row.othersBefore());
        });
        view.mall().forEach(row -> csv.row(say("Mall"), text(row.code()), row.value(), row.before()));
        view.series()
                .forEach(point -> csv.row(say("ByDay") + " · " + say("ISSUED"), point.label(), point.issued(), ""));
        view.series()
                .forEach(point -> csv.row(say("ByDay") + " · " + say("BURNED"), point.label(), point.burned(), ""));
        view.series()
                .forEach(point -> csv.row(say("ByDay") + " · " + say("EXPIRED"), point.label(), point.expired(), ""));
        bars("Sources", view.sources());
        view.tiers().forEach(tier -> csv.row(say("Tiers"), tier.name(), tier.value(), tier.before()));
        view.moves().forEach(move -> csv.row(say("Moves"), move.from() + " → " + move.to(), move.value(), ""));
        bars("Months", view.months());
        bars("Stress", view.stress());
        view.uses().stream()
                .filter(use -> use.value() != 0)
                .forEach(use -> csv.row(say("Uses") + " · " + use.what(), use.hour() + ":00", use.value(), ""));
        view.funnel().forEach(stage -> csv.row(say("Coupons"), text(stage.code()), stage.value(), ""));
        return csv.bytes();
    }

    private void points(PointsFigures now, PointsFigures before) {
        row("Points", "Opening", now.opening(), before.opening());
        for (PointsLine line : PointsLine.values()) {
            row("Points", line.name(), now.of(line), before.of(line));
        }
        row("Points", "Closing", now.closing(), before.closing());
        row("Points", "Debt", now.debt(), before.debt());
    }

    private void members(MemberFigures now, MemberFigures before) {
        row("MembersTitle", "Members", now.members(), before.members());
        row("MembersTitle", "Joined", now.joined(), before.joined());
        row("MembersTitle", "Active", now.active(), before.active());
        row("MembersTitle", "Burners", now.burners(), before.burners());
        row("MembersTitle", "Dormant", now.dormant(), before.dormant());
    }

    private void row(String group, String code, long now, long before) {
        csv.row(say(group), say(code), now, before);
    }

    private void bars(String group, List<OverviewView.Bar> bars) {
        bars.forEach(bar -> {
            String code = bar.code();
            csv.row(say(group), code == null ? bar.label() : text(code), bar.value(), bar.money());
        });
    }

    private String say(String code) {
        return text("LoyaltyOverview_" + code);
    }

    private String text(String code) {
        return Objects.requireNonNull(messages.getMessage(code, null, code, locale));
    }
}
