package org.pointsmall.loyalty.insight.dashboard;

import java.util.Set;
import org.pointsmall.loyalty.insight.figure.FigureCell;
import org.pointsmall.loyalty.insight.figure.FigureFamily;
import org.pointsmall.loyalty.ledger.AccountStatus;

/**
 * Members of a span.
 *
 * @param members accounts that are open at its end: neither closed nor merged
 * @param joined accounts that were opened in it
 * @param active members who earned or used points in it
 * @param burners members who used points in it
 * @param activeBefore members who were active in as many days right before it
 * @param stayed those of {@code activeBefore} who were active in it, too
 * @param everActive members who had ever been active by its end
 * @param dormant those of {@code everActive} who were not in the last {@value #DORMANT_DAYS} days of it
 */
public record MemberFigures(
        long members,
        long joined,
        long active,
        long burners,
        long activeBefore,
        long stayed,
        long everActive,
        long dormant) {
    /** After so many days without earning or using points a member is dormant. */
    public static final int DORMANT_DAYS = 180;

    private static final Set<String> ENDED = Set.of(AccountStatus.CLOSED.name(), AccountStatus.MERGED.name());

    /** How many accounts are open after all that is summed up. */
    static long members(FigureSums ever) {
        long opened = joined(ever);
        return opened
                + ever.of(FigureFamily.STATUS).mapToLong(MemberFigures::change).sum();
    }

    static long joined(FigureSums span) {
        return span.of(FigureFamily.OPENED).mapToLong(FigureCell::amount).sum();
    }

    private static long change(FigureCell status) {
        boolean before = ENDED.contains(status.one());
        boolean since = ENDED.contains(status.other());
        return before == since ? 0 : since ? -status.amount() : status.amount();
    }
}
