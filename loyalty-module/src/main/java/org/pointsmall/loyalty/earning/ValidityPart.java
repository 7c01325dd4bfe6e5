package org.pointsmall.loyalty.earning;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.function.Function;
import org.pointsmall.loyalty.definition.Fields;
import org.pointsmall.loyalty.definition.OneOf;
import org.pointsmall.loyalty.definition.Part;
import org.pointsmall.loyalty.definition.Shape;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.refusal.Invalid;

/** How long points last, as operators write it. */
public final class ValidityPart {
    private static final long MOST_MONTHS = 1_200;
    private static final long MOST_DAYS = 36_500;
    private static final int MONTHS_OF_YEAR = 12;

    private ValidityPart() {}

    /** How long the points of one award last. */
    enum Kind {
        /** As long as others that are earned at that moment. */
        AS_PROGRAMME,
        PERIOD,
        LAST_DAY
    }

    /** The validity of one award; nothing where it is the programme's. */
    static Part<Optional<Expiry>> of(String path) {
        return OneOf.unless(path, path, Kind.class, ValidityPart::shape, ValidityPart::kind, Optional.empty());
    }

    private static Kind kind(Optional<Expiry> validity) {
        return validity.map(own -> own instanceof Expiry.On ? Kind.LAST_DAY : Kind.PERIOD)
                .orElse(Kind.AS_PROGRAMME);
    }

    private static Shape<Optional<Expiry>> shape(Kind kind) {
        return switch (kind) {
            case AS_PROGRAMME -> Shape.<Optional<Expiry>>whole().made(from -> Optional.empty());
            case PERIOD -> after(own -> (Expiry.After) own.orElseThrow(), Optional::of);
            case LAST_DAY -> on(own -> (Expiry.On) own.orElseThrow(), Optional::of);
        };
    }

    /** Some time after points were earned. */
    public static <T> Shape<T> after(Function<T, Expiry.After> of, Function<Expiry.After, T> made) {
        Part<Period> period = period("period");
        Part<Expiry.End> until = Fields.choice("until", Expiry.End.class, Expiry.End.DAY);
        return Shape.<T>whole()
                .with(period, one -> of.apply(one).period())
                .with(until, one -> of.apply(one).until())
                .made(from -> made.apply(new Expiry.After(from.get(period), from.get(until))));
    }

    /** One day for all. */
    public static <T> Shape<T> on(Function<T, Expiry.On> of, Function<Expiry.On, T> made) {
        Part<LocalDate> day = Fields.day("lastDay");
        return Shape.<T>whole()
                .with(day, one -> of.apply(one).lastDay())
                .made(from -> made.apply(new Expiry.On(from.get(day))));
    }

    /**
     * A period: {@code months} and {@code days} below the path, of which one is at least 1; otherwise {@code MISSING} of
     * the months is refused.
     */
    public static Part<Period> period(String path) {
        Part<Optional<Long>> months = Fields.numberOrNone("months", 0, MOST_MONTHS);
        Part<Optional<Long>> days = Fields.numberOrNone("days", 0, MOST_DAYS);
        return Shape.<Period>within(path, path)
                .with(months, period -> some(period.toTotalMonths()))
                .with(days, period -> some(period.getDays()))
                .requiring((values, at, reading) -> {
                    if (reading.isRight(at)
                            && values.get(months).orElse(0L) + values.get(days).orElse(0L) == 0) {
                        reading.refuse(Invalid.of(at + ".months", "MISSING"));
                    }
                })
                .harmless(values -> Period.ofDays(1))
                .made(from -> {
                    int all = Math.toIntExact(from.get(months).orElse(0L));
                    return Period.of(
                            all / MONTHS_OF_YEAR,
                            all % MONTHS_OF_YEAR,
                            Math.toIntExact(from.get(days).orElse(0L)));
                });
    }

    private static Optional<Long> some(long count) {
        return count == 0 ? Optional.empty() : Optional.of(count);
    }
}
