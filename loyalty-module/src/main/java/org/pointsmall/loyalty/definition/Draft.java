package org.pointsmall.loyalty.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts by path: {@code window.from}, {@code limits[0].points}. A field that was left out and one that is blank are the
 * same. Immutable, equal by value.
 */
public final class Draft {
    public static final Draft EMPTY = new Draft(new TreeMap<>());

    /** Between the items of one text, in any of the languages that operators write. */
    private static final Pattern SEPARATOR = Pattern.compile("[,，、;；\\r\\n]+");

    private static final Pattern ROW = Pattern.compile("\\[([0-9]{1,3})]\\..+");

    private final SortedMap<String, List<String>> fields;

    private Draft(SortedMap<String, List<String>> fields) {
        this.fields = Collections.unmodifiableSortedMap(fields);
    }

    /** What stands in these fields; those that are blank are left out. */
    public static Draft of(Map<String, ? extends Collection<String>> written) {
        SortedMap<String, List<String>> fields = new TreeMap<>();
        written.forEach((path, values) -> {
            List<String> given = values.stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
            if (!given.isEmpty()) {
                fields.put(path, given);
            }
        });
        return new Draft(fields);
    }

    /** The paths of all that is written. */
    public Collection<String> paths() {
        return fields.keySet();
    }

    /** What is written there, without the space around it; empty for nothing. Of several texts the first. */
    public String text(String path) {
        return fields.getOrDefault(path, List.of("")).get(0);
    }

    /** All that is written there, whether as several texts or as one with commas or lines. */
    public List<String> items(String path) {
        return fields.getOrDefault(path, List.of()).stream()
                .flatMap(text -> Arrays.stream(SEPARATOR.split(text)))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** Whether something is written there, or below it. */
    public boolean has(String path) {
        return fields.keySet().stream().anyMatch(field -> isWithin(field, path));
    }

    /** Whether a field is this one or a part of it. */
    static boolean isWithin(String field, String path) {
        return field.startsWith(path)
                && (field.length() == path.length() || ".[/".indexOf(field.charAt(path.length())) >= 0);
    }

    /** The paths of the list's rows in which something is written, in their order: {@code limits[0]}, {@code limits[2]}. */
    public List<String> rows(String list) {
        SortedSet<Integer> numbers = new TreeSet<>();
        for (String path : fields.keySet()) {
            if (path.startsWith(list)) {
                Matcher row = ROW.matcher(path.substring(list.length()));
                if (row.matches()) {
                    numbers.add(Integer.valueOf(row.group(1)));
                }
            }
        }
        return numbers.stream().map(number -> list + "[" + number + "]").toList();
    }

    /** The same, and this too. */
    public Draft with(String path, Object... values) {
        Map<String, List<String>> written = new TreeMap<>(fields);
        written.put(path, Arrays.stream(values).map(Object::toString).toList());
        return of(written);
    }

    /** The same, and this too; in the order of the texts, so that drafts of the same are the same. */
    public Draft withAll(String path, Collection<?> values) {
        List<String> texts =
                new ArrayList<>(values.stream().map(Object::toString).toList());
        Collections.sort(texts);
        return with(path, texts.toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Draft draft && fields.equals(draft.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
