package org.pointsmall.loyalty.segment.own;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.definition.Scope;

/**
 * Which members are looked for.
 *
 * @param goods who bought some of these; all goods stand for anybody, whether they bought or not
 * @param condition and of whom this holds
 * @param since the first moment whose orders count
 * @param asOf the first moment whose orders don't count any more
 * @param zone whose days are counted
 * @param currency whose money counts
 */
public record Matching(Scope goods, Condition condition, Instant since, Instant asOf, ZoneId zone, Currency currency) {

    /** The first moment of the day that was so many days before {@link #asOf}. */
    public Instant startOfDay(long daysBefore) {
        return day(daysBefore).atStartOfDay(zone).toInstant();
    }

    /** The day that was so many days before {@link #asOf}. */
    public LocalDate day(long daysBefore) {
        return LocalDate.ofInstant(asOf, zone).minusDays(daysBefore);
    }
}
