package org.pointsmall.loyalty.admin.choice;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.pointsmall.loyalty.definition.Legible;

/** Reads what was typed into a form. Whatever it may be, it is either understood or not: never an error. */
public final class FormInput {
    /** Far more than anybody gives by hand, and so far below what a balance can hold that none overflows. */
    public static final long MOST_POINTS = 1_000_000_000;

    private static final int MOST_OF_REASON = 255;
    private static final Pattern POINTS = Pattern.compile("[+-]?[0-9]{1,10}");
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private FormInput() {}

    /** A number of points other than 0, negative to take them. */
    public static OptionalLong points(String text) {
        String words = text.strip();
        if (!POINTS.matcher(words).matches()) {
            return OptionalLong.empty();
        }
        long points = Long.parseLong(words);
        return points == 0 || Math.abs(points) > MOST_POINTS ? OptionalLong.empty() : OptionalLong.of(points);
    }

    /** One line of 1 to 255 characters. */
    public static Optional<String> reason(String text) {
        String words = text.strip();
        boolean fits = !words.isEmpty() && words.length() <= MOST_OF_REASON && Legible.is(words);
        return fits ? Optional.of(words) : Optional.empty();
    }

    /** The key that a form was shown with. */
    public static Optional<UUID> key(String text) {
        return KEY.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    public static OptionalLong id(String text) {
        return ID.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
