package org.pointsmall.loyalty.flag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pointsmall.loyalty.transaction.Transactions;

/** Who has changed which flag of a product or category, and when. */
public final class FlagHistory {
    private final FlagVersions versions;
    private final Transactions transactions;

    public FlagHistory(FlagVersions versions, Transactions transactions) {
        this.versions = versions;
        this.transactions = transactions;
    }

    /**
     * One field that is said otherwise from a version on.
     *
     * @param before empty where nothing was said
     * @param after empty where nothing is said any more
     */
    public record Change(String field, String before, String after) {}

    /** A version, and what it changed of the one before it. */
    public record Entry(FlagVersion version, List<Change> changes) {
        public Entry {
            changes = List.copyOf(changes);
        }
    }

    /** The latest versions, the newest first, at most so many. */
    public List<Entry> of(FlagPlace place, int limit) {
        List<FlagVersion> found = transactions.required(() -> versions.of(place, limit + 1));
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < Math.min(limit, found.size()); i++) {
            Map<String, String> before = i + 1 < found.size() ? fields(found.get(i + 1)) : Map.of();
            entries.add(new Entry(found.get(i), changes(before, fields(found.get(i)))));
        }
        return entries;
    }

    private static List<Change> changes(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(name -> new Change(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static Map<String, String> fields(FlagVersion version) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String one : version.said().split("; ")) {
            int end = one.indexOf('=');
            if (end > 0) {
                fields.put(one.substring(0, end), one.substring(end + 1));
            }
        }
        return fields;
    }
}
