package org.pointsmall.loyalty.admin.overview;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Optional;
import org.pointsmall.loyalty.programme.DayBook;
import org.pointsmall.loyalty.programme.Programme;
import org.pointsmall.loyalty.programme.Tally;
import org.pointsmall.loyalty.programme.Totals;
import org.pointsmall.loyalty.redemption.RedemptionTerms;

/** The totals of a programme in which nothing has happened. */
final class NothingInTheBooks {
    static final Totals TOTALS =
            new Programme(proxy(DayBook.class), proxy(RedemptionTerms.class)).totals(Instant.EPOCH);

    private NothingInTheBooks() {}

    private static <T> T proxy(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    if (method.getReturnType() == Tally.class) {
                        return Tally.NOTHING;
                    }
                    if (method.getReturnType() == Instant.class) {
                        return DayBook.BEGINNING;
                    }
                    return method.getName().equals("closing") ? Optional.of(Tally.NOTHING) : Optional.empty();
                }));
    }
}
