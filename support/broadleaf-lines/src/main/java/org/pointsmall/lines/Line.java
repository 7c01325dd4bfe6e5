package org.pointsmall.lines;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pointsmall.lines.Use.Kind;

/**
 * What a line of Broadleaf has of what we use.
 *
 * @param name its version
 */
record Line(String name, Set<Use> uses) {
    /** The versions whose lists are kept here: one of each line that we serve. */
    static final List<String> ALL = List.of("3.1.15-GA", "6.2.11-GA", "7.0.2-GA");

    private static final String COMMENT = "#";

    static String fileOf(String name) {
        return name + ".txt";
    }

    /** By its list. */
    static Line of(String name) {
        try (InputStream list = Line.class.getResourceAsStream(fileOf(name))) {
            if (list == null) {
                throw new IllegalArgumentException("There is no list of " + name);
            }
            return parse(name, new String(list.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Line parse(String name, String list) {
        return new Line(
                name,
                list.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith(COMMENT))
                        .map(Use::parse)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    String list() {
        return uses.stream()
                .map(Use::toString)
                .collect(Collectors.joining(
                        "\n",
                        "# What Broadleaf " + name + " has of what our artifacts use: names, and nothing else.\n"
                                + "# Written by RenewLine from that version's jars (docs/broadleaf-lines.md).\n",
                        "\n"));
    }

    boolean has(Use use) {
        return use.kind() == Kind.TYPE
                ? uses.contains(Use.of(Kind.CLASS, use.name())) || uses.contains(Use.of(Kind.INTERFACE, use.name()))
                : uses.contains(use);
    }

    boolean has(Kind kind, String type, String member) {
        return uses.contains(Use.of(kind, type + "." + member));
    }
}
