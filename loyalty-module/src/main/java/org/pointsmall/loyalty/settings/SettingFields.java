package org.pointsmall.loyalty.settings;

import java.time.Duration;
import org.pointsmall.loyalty.definition.Fields;
import org.pointsmall.loyalty.definition.Part;
import org.pointsmall.loyalty.definition.Shape;
import org.pointsmall.loyalty.earning.ValidityPart;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.points.Share;

/** The kinds of values that only settings have. */
final class SettingFields {
    private static final long MOST_COUNT = 1_000_000;
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
            case PERIOD -> ValidityPart.after(after -> after, after -> after);
            case LAST_DAY -> ValidityPart.on(on -> on, on -> on);
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
