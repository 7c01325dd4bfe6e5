package org.pointsmall.loyalty.outbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of an event: whole numbers and texts by name. Facts may be added to a kind of event, never taken
 * from it, so a listener leaves those alone that it does not know.
 *
 * @param values each a {@link Long} or a {@link String}
 */
public record EventFacts(Map<String, Object> values) {
    /** Nothing to say. */
    public static final EventFacts NONE = new EventFacts(Map.of());

    public EventFacts {
        values.forEach((name, value) -> {
            if (!(value instanceof Long || value instanceof String)) {
                throw new IllegalArgumentException(name + " is neither a whole number nor a text: " + value);
            }
        });
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** These facts and one more. */
    public EventFacts with(String name, long number) {
        return and(name, number);
    }

    /** These facts and one more; a text that is not there is left out. */
    public EventFacts with(String name, @Nullable String text) {
        return text == null ? this : and(name, text);
    }

    /** The number of this name; empty where there is none. */
    public OptionalLong number(String name) {
        return values.get(name) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /** The text of this name; empty where there is none. */
    public Optional<String> text(String name) {
        return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private EventFacts and(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new EventFacts(more);
    }
}
