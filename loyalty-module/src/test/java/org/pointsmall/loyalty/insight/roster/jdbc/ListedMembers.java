package org.pointsmall.loyalty.insight.roster.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.MemberFigures;
import org.pointsmall.loyalty.insight.roster.MemberFilter;
import org.pointsmall.loyalty.insight.roster.MemberKey;
import org.pointsmall.loyalty.insight.roster.MemberReads;
import org.pointsmall.loyalty.insight.roster.MemberRow;
import org.pointsmall.loyalty.insight.roster.MemberSorting;
import org.pointsmall.loyalty.insight.roster.MembersBehind;
import org.pointsmall.loyalty.insight.roster.MembersBehind.Figure;
import org.pointsmall.loyalty.time.BusinessTime;

import static org.assertj.core.api.Assertions.assertThat;

/** The lists behind the figures, read page by page. */
public final class ListedMembers {
    private ListedMembers() {}

    /** Asserts that there are as many members behind each figure as it says, in whichever order they are listed. */
    public static void areThoseOf(MemberFigures figures, DaySpan span, DataSource database, BusinessTime time) {
        Map<Figure, Long> expected = new TreeMap<>(Map.of(
                Figure.MEMBERS, figures.members(),
                Figure.JOINED, figures.joined(),
                Figure.ACTIVE, figures.active(),
                Figure.BURNERS, figures.burners(),
                Figure.DORMANT, figures.dormant()));
        MemberReads reads = new JdbcMemberReads(database, time);
        for (MemberSorting.By by : MemberSorting.By.values()) {
            for (boolean descending : new boolean[] {true, false}) {
                Map<Figure, Long> listed = new TreeMap<>();
                expected.keySet().forEach(figure -> {
                    MemberFilter filter = MemberFilter.ALL.behind(new MembersBehind(figure, span));
                    listed.put(figure, (long) all(reads, filter, new MemberSorting(by, descending), 5)
                            .size());
                });
                assertThat(listed).as("%s by %s, %s", span, by, descending).isEqualTo(expected);
            }
        }
    }

    /** All members of a filter, each once. */
    static List<MemberRow> all(MemberReads reads, MemberFilter filter, MemberSorting order, int onAPage) {
        List<MemberRow> all = new ArrayList<>();
        MemberKey last = null;
        List<MemberRow> page;
        do {
            page = reads.rows(filter, order, last, onAPage);
            all.addAll(page);
            last = page.isEmpty() ? null : page.get(page.size() - 1).key(order);
        } while (page.size() == onAPage);
        assertThat(all).extracting(row -> row.account().id()).doesNotHaveDuplicates();
        return all;
    }
}
