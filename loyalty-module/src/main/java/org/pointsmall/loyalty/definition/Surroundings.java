package org.pointsmall.loyalty.definition;

import java.time.ZoneId;
import java.util.Currency;
import java.util.function.Predicate;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.PointsRate;

/**
 * The programme in which definitions are written, as it stands now.
 *
 * @param currency which amounts are in
 * @param zone whose days are meant where a window names none
 * @param targets what may be named
 * @param usableRate whether a checkout can count with this rate, by what the store's settings say of steps
 */
public record Surroundings(Currency currency, ZoneId zone, Targets targets, Predicate<PointsRate> usableRate) {

    /** How many digits an amount has after its point. */
    int decimals() {
        return Money.zero(currency).amount().scale();
    }
}
