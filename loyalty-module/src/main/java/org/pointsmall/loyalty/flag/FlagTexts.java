package org.pointsmall.loyalty.flag;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.stock.QuotaPeriod;

/** How flags are written in a product's columns, and so in its form. What is blank is not said. */
public final class FlagTexts {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);

    private FlagTexts() {}

    /** A time by the programme's clocks, such as {@code 2026-12-01 10:00}, with seconds or without; nothing for any else. */
    public static Optional<LocalDateTime> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.strip().replaceFirst("(?<=\\d) (?=\\d)", "T"), TIME));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    /** Codes with commas between them, in their order; none twice. */
    public static Set<String> codes(String text) {
        Set<String> codes = new LinkedHashSet<>();
        Arrays.stream(text.split("[,，、\\s]+")).filter(code -> !code.isEmpty()).forEach(codes::add);
        return Collections.unmodifiableSet(codes);
    }

    /** The period by its name, in any case; nothing where there is no such period. */
    public static Optional<QuotaPeriod> period(String text) {
        return Arrays.stream(QuotaPeriod.values())
                .filter(period -> period.name().equalsIgnoreCase(text.strip()))
                .findFirst();
    }

    /** The text, or nothing where it is blank. */
    public static Optional<String> said(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(some -> !some.isEmpty());
    }
}
