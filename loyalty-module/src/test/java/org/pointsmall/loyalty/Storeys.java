package org.pointsmall.loyalty;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The storeys of the house, and the packages below {@code org.pointsmall.loyalty} that stand on each. */
final class Storeys {
    static final String HOUSE = "org.pointsmall.loyalty";
    static final String KERNEL = "kernel";
    static final String ENGINES = "engines";
    static final String FEATURES = "features";
    static final String READERS = "readers";
    static final String FACES = "faces";

    static final Map<String, List<String>> ALL = storeys();

    private Storeys() {}

    private static Map<String, List<String>> storeys() {
        Map<String, List<String>> storeys = new LinkedHashMap<>();
        storeys.put(
                KERNEL,
                List.of(
                        "points",
                        "refusal",
                        "member",
                        "purchase",
                        "catalogue",
                        "transaction",
                        "time",
                        "trace",
                        "logging",
                        "schema"));
        storeys.put(
                ENGINES,
                List.of(
                        "ledger",
                        "statement",
                        "definition",
                        "condition",
                        "job",
                        "outbox",
                        "delivery",
                        "stock",
                        "request",
                        "upload",
                        "audit"));
        storeys.put(
                FEATURES,
                List.of(
                        "earning",
                        "campaign",
                        "tier",
                        "segment",
                        "flag",
                        "redemption",
                        "aftersale",
                        "simulation",
                        "settings",
                        "adjustment",
                        "mall",
                        "reward",
                        "recommendation"));
        storeys.put(READERS, List.of("programme", "proof", "insight"));
        storeys.put(FACES, List.of("broadleaf", "store", "metrics", "removal", "spring"));
        return storeys;
    }

    /** ArchUnit's patterns of the packages that stand on these storeys. */
    static String[] packagesOn(String... storeys) {
        return Stream.of(storeys)
                .flatMap(storey -> ALL.get(storey).stream())
                .map(room -> HOUSE + "." + room + "..")
                .toArray(String[]::new);
    }

    /** The room below the house that this package belongs to: {@code tier} for {@code ...loyalty.tier.jdbc}. */
    static String roomOf(String packageName) {
        String below = packageName.substring(Math.min(packageName.length(), HOUSE.length() + 1));
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    static boolean standsOn(String storey, String packageName) {
        return ALL.get(storey).contains(roomOf(packageName));
    }
}
