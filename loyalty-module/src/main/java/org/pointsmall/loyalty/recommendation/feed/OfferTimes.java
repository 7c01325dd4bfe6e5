package org.pointsmall.loyalty.recommendation.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.recommendation.OfferDocument.Shown;

/** When an offer is shown and can be had, as a list of times. */
final class OfferTimes {
    /** Of windows that apply on some days only; long before it is over, the offer is told again. */
    private static final Duration HORIZON = Duration.ofDays(40);

    private OfferTimes() {}

    static List<Shown> of(OfferTerms terms, Instant now) {
        Window seen = terms.seen();
        Window exchangeable = terms.exchangeable();
        if (seen.isOver(now) || exchangeable.isOver(now)) {
            return List.of();
        }
        if (!seen.hasDays() && !exchangeable.hasDays()) {
            Instant from = later(moment(seen, seen.from()), moment(exchangeable, exchangeable.from()));
            Instant until = earlier(moment(seen, seen.until()), moment(exchangeable, exchangeable.until()));
            boolean never = from != null && until != null && !from.isBefore(until);
            return never ? List.of() : List.of(new Shown(from, until));
        }
        // From midnight on, so that it is the same list all day.
        Instant today =
                now.atZone(seen.zone()).toLocalDate().atStartOfDay(seen.zone()).toInstant();
        return onDays(seen, exchangeable, today, now.plus(HORIZON));
    }

    private static List<Shown> onDays(Window seen, Window exchangeable, Instant from, Instant end) {
        List<Shown> times = new ArrayList<>();
        Instant open = null;
        Instant at = from;
        while (at.isBefore(end)) {
            boolean applies = seen.contains(at) && exchangeable.contains(at);
            if (applies && open == null) {
                open = at;
            } else if (!applies && open != null) {
                times.add(new Shown(open, at));
                open = null;
            }
            at = nextChange(seen, exchangeable, at).orElse(end);
        }
        if (open != null) {
            times.add(new Shown(open, null));
        }
        return times;
    }

    /** When the list is another one without anybody's doing. */
    static Optional<Instant> nextChange(OfferTerms terms, Instant now) {
        return terms.seen().hasDays() || terms.exchangeable().hasDays()
                ? nextChange(terms.seen(), terms.exchangeable(), now)
                : Optional.empty();
    }

    private static Optional<Instant> nextChange(Window one, Window other, Instant at) {
        return Stream.of(one.nextChange(at), other.nextChange(at))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static @Nullable Instant moment(Window window, @Nullable LocalDateTime local) {
        return local == null ? null : local.atZone(window.zone()).toInstant();
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
