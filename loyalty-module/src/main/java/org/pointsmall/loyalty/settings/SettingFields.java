package org.pointsmall.loyalty.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.pointsmall.loyalty.definition.Fields;
import org.pointsmall.loyalty.definition.Part;
import org.pointsmall.loyalty.definition.Shape;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.refusal.Invalid;

/** The kinds of values that only settings have. */
final class SettingFields {
    private static final long MOST_COUNT = 1_000_000;
    private static final long MOST_MONTHS = 1_200;
    private static final long MOST_DAYS = 36_500;
    private static final int MONTHS_OF_YEAR = 12;
    private static final int HUNDRED_PER_CENT = 100_00;
    private static final int ALL = 100;

    private SettingFields() {}

    /** A span of time: {@code count} and {@code unit} below the path. */
    static Part<Duration> span(String path) {
        Part<Long> count = Fields.number("count", 0, MOST_COUNT);
        Part<SpanUnit> unit = Fields.choice("unit", SpanUnit.class, SpanUnit.DAYS);
        return Shape.<Duration>within(path, path)
                .with(count, span -> SpanUnit.of(span).in(span))
                .with(unit, SpanUnit::of)
                .made(from -> from.get(unit).times(from.get(count)));
    }

    /**
     * A period: {@code months} and {@code days} below the path, of which one is at least 1; otherwise {@code MISSING} of
     * the months is refused.
     */
    static Part<Period> period(String path) {
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

    /** How an expiry is written: never, after a period, or on a day for all. */
    enum ExpiryKind {
        NEVER,
        PERIOD,
        LAST_DAY
    }

    static ExpiryKind kind(Expiry expiry) {
        if (expiry instanceof Expiry.Never) {
            return ExpiryKind.NEVER;
        }
        return expiry instanceof Expiry.After ? ExpiryKind.PERIOD : ExpiryKind.LAST_DAY;
    }

    static Shape<? extends Expiry> expiry(ExpiryKind kind) {
        return switch (kind) {
            case NEVER -> Shape.<Expiry.Never>whole().made(from -> new Expiry.Never());
            case PERIOD -> {
                Part<Period> period = period("period");
                Part<Expiry.End> until = Fields.choice("until", Expiry.End.class, Expiry.End.DAY);
                yield Shape.<Expiry.After>whole()
                        .with(period, Expiry.After::period)
                        .with(until, Expiry.After::until)
                        .made(from -> new Expiry.After(from.get(period), from.get(until)));
            }
            case LAST_DAY -> {
                Part<LocalDate> day = Fields.day("lastDay");
                yield Shape.<Expiry.On>whole().with(day, Expiry.On::lastDay).made(from -> new Expiry.On(from.get(day)));
            }
        };
    }

    /** A share in per cent, with up to two decimals. */
    static Part<Share> percent(String path) {
        return Fields.decimal(path, 2, 0, HUNDRED_PER_CENT)
                .as(part -> new Share(part, HUNDRED_PER_CENT), share -> parts(share, HUNDRED_PER_CENT));
    }

    /** A share in whole per cent. */
    static Part<Share> wholePercent(String path) {
        return Fields.number(path, 0, ALL).as(part -> new Share(part, ALL), share -> parts(share, ALL));
    }

    private static long parts(Share share, long of) {
        return Math.multiplyExact(share.part(), of) / share.whole();
    }
}
