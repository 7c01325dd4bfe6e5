package org.pointsmall.loyalty.tier.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.tier.Promise;

/**
 * Tiers that were promised for longer, in one column: they are read with the tier by every movement, and are rare.
 * {@code gold 20 2030-01-01T00:00:00Z,silver 10 2031-01-01T00:00:00Z}
 */
final class PromisedText {
    private PromisedText() {}

    /** Null for none. */
    static @Nullable String write(List<Promise> promised) {
        return promised.isEmpty()
                ? null
                : promised.stream()
                        .map(one -> one.tier().value() + " " + one.rank() + " " + one.until())
                        .collect(Collectors.joining(","));
    }

    static List<Promise> read(@Nullable String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split(",")).map(PromisedText::promise).toList();
    }

    private static Promise promise(String text) {
        String[] parts = text.split(" ");
        return new Promise(new TierCode(parts[0]), Integer.parseInt(parts[1]), Instant.parse(parts[2]));
    }
}
