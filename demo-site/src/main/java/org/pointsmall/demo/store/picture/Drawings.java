package org.pointsmall.demo.store.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pieces of SVG from a file of ours: each has a name, and words by which it is chosen. Immutable. */
final class Drawings {

    private final Map<String, Drawing> drawings = new LinkedHashMap<>();

    /** @param words found in what it is a drawing of; null for one that is only asked for by its name */
    private record Drawing(@Nullable Pattern words, String svg) {}

    /** A heading is {@code name: words}, and all lines up to the next are the drawing. */
    Drawings(String file) {
        String name = "";
        String words = "";
        StringBuilder svg = new StringBuilder();
        for (String line : text(file).split("\n")) {
            if (line.startsWith("<")) {
                svg.append(line);
            } else if (!line.startsWith("#") && line.contains(":")) {
                add(name, words, svg);
                name = line.substring(0, line.indexOf(':'));
                words = line.substring(line.indexOf(':') + 1).stripLeading();
                svg.setLength(0);
            }
        }
        add(name, words, svg);
    }

    private void add(String name, String words, StringBuilder svg) {
        if (!name.isEmpty()) {
            Pattern pattern = words.isEmpty() ? null : Pattern.compile(words, Pattern.CASE_INSENSITIVE);
            drawings.put(name, new Drawing(pattern, svg.toString()));
        }
    }

    /** The first with a word that is in this text. */
    Optional<String> of(String text) {
        return drawings.values().stream()
                .filter(drawing ->
                        drawing.words() != null && drawing.words().matcher(text).find())
                .map(Drawing::svg)
                .findFirst();
    }

    Optional<String> named(String name) {
        return Optional.ofNullable(drawings.get(name)).map(Drawing::svg);
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Drawings.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
