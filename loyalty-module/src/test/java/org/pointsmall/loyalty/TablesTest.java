package org.pointsmall.loyalty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A table is named by the room that owns it, and by the readers that are listed here. */
class TablesTest {
    private static final Pattern CREATED = Pattern.compile("createTable\\s+tableName=\"(LOYALTY_\\w+)\"");
    private static final Pattern DROPPED = Pattern.compile("dropTable\\s+tableName=\"(LOYALTY_\\w+)\"");
    private static final Pattern WORD = Pattern.compile("LOYALTY_\\w+");

    private static final Map<String, List<String>> OWNED = Map.ofEntries(
            Map.entry(
                    "ledger",
                    List.of(
                            "ACCOUNT",
                            "ACCOUNT_CHANGE",
                            "LOT",
                            "HOLD",
                            "HOLD_LOT",
                            "JOURNAL",
                            "POSTING",
                            "OWED_LOT",
                            "MERGE_LOCK")),
            Map.entry("job", List.of("JOB", "JOB_LOCK", "RETRY")),
            Map.entry("outbox", List.of("OUTBOX")),
            Map.entry(
                    "insight",
                    List.of(
                            "FIGURE_STATE",
                            "FIGURE_DUE",
                            "FIGURE_HOUR",
                            "FIGURE_DAY",
                            "ORDER_TIME",
                            "MISSED_GOAL",
                            "ACTIVE_MEMBER",
                            "ACTIVE_DAY",
                            "LAST_ACTIVE")),
            Map.entry("request", List.of("REQUEST_KEY", "REQUEST_PACE")),
            Map.entry("adjustment", List.of("HAND_ADJUSTMENT", "POINTS_BATCH", "POINTS_BATCH_ROW", "EXTERNAL_MEMBER")),
            Map.entry("audit", List.of("AUDIT", "AUDIT_HEAD")),
            Map.entry("earning", List.of("RULE", "RULE_VERSION", "RULE_LOCK", "LIMIT_COUNT", "LIMIT_USE")),
            Map.entry("campaign", List.of("CAMPAIGN", "CAMPAIGN_VERSION", "CAMPAIGN_LOCK")),
            Map.entry("tier", List.of("TIER_SCHEME", "TIER", "MEMBER_TIER", "TIER_CHANGE", "QUALIFYING")),
            Map.entry(
                    "segment",
                    List.of(
                            "SEGMENT_RUN",
                            "SEGMENTATION",
                            "SEGMENT_BOUND",
                            "SEGMENT_COUNT",
                            "MEMBER_SEGMENT",
                            "OWN_SEGMENT",
                            "OWN_SEGMENT_VERSION",
                            "OWN_SEGMENT_LOCK",
                            "OWN_SEGMENT_RUN",
                            "OWN_SEGMENT_MEMBER")),
            Map.entry("aftersale", List.of("RETURN", "RETURN_LINE", "RETURN_CASH")),
            Map.entry("simulation", List.of("SIMULATION", "SIMULATION_FIGURE", "SIMULATION_COUNT", "SIMULATION_ROOM")),
            Map.entry("programme", List.of("CLOSED_DAY", "CLOSING")),
            Map.entry("settings", List.of("SETTINGS", "SETTINGS_VERSION", "SETTINGS_LOCK")),
            Map.entry("stock", List.of("STOCK", "STOCK_QUOTA", "STOCK_CLAIM")),
            Map.entry("flag", List.of("FLAG_VERSION")),
            Map.entry(
                    "reward",
                    List.of(
                            "REWARD",
                            "REWARD_USE",
                            "CODE_POOL",
                            "CODE_IMPORT",
                            "CODE_FILE",
                            "CODE",
                            "WITHDRAWAL",
                            "DELIVERY",
                            "DELIVERY_PLAN")),
            Map.entry(
                    "mall",
                    List.of(
                            "OFFER",
                            "OFFER_VERSION",
                            "OFFER_LOCK",
                            "OFFER_ZONE",
                            "MALL_ZONE",
                            "MALL_ZONE_VERSION",
                            "MALL_ZONE_LOCK")),
            Map.entry(
                    "recommendation",
                    List.of(
                            "SEARCH_FEED",
                            "SEARCH_STATE",
                            "TASTE",
                            "TASTE_RUN",
                            "ITEM_NEIGHBOURS",
                            "ITEM_SALES",
                            "RANKING",
                            "RANKING_RUN",
                            "RANKING_EXAMPLES",
                            "PREFERENCE",
                            "RECOMMENDED",
                            "RECOMMENDATION_KEY")));

    /** Who reads the tables of others: each stands here with its tables. */
    private static final Map<String, Set<String>> READERS = Map.of(
            "statement",
            Set.of("ACCOUNT", "ACCOUNT_CHANGE", "LOT", "HOLD", "HOLD_LOT", "JOURNAL"),
            "programme",
            Set.of("LOT", "JOURNAL", "POSTING"),
            "proof",
            Set.of(
                    "ACCOUNT",
                    "LOT",
                    "HOLD",
                    "HOLD_LOT",
                    "JOURNAL",
                    "POSTING",
                    "OWED_LOT",
                    "STOCK",
                    "STOCK_QUOTA",
                    "STOCK_CLAIM",
                    "REWARD",
                    "REWARD_USE",
                    "CODE",
                    "CODE_POOL",
                    "DELIVERY",
                    "DELIVERY_PLAN"),
            "insight",
            Set.of(
                    "REWARD",
                    "CODE",
                    "CODE_POOL",
                    "STOCK_CLAIM",
                    "RECOMMENDED",
                    "JOURNAL",
                    "POSTING",
                    "ACCOUNT",
                    "ACCOUNT_CHANGE",
                    "TIER_CHANGE",
                    "MEMBER_TIER",
                    "SEGMENTATION",
                    "MEMBER_SEGMENT",
                    "OWN_SEGMENT_RUN",
                    "OWN_SEGMENT_MEMBER"),
            // The account's row, which a tier is looked up along with.
            "tier",
            Set.of("ACCOUNT"),
            // Questions that join the store's orders with what moved.
            "store",
            Set.of(
                    "ACCOUNT",
                    "ACCOUNT_CHANGE",
                    "JOURNAL",
                    "POSTING",
                    "HOLD",
                    "RETURN",
                    "RETURN_LINE",
                    "TIER_CHANGE",
                    // By which an hour's orders are found.
                    "ORDER_TIME",
                    // What segments of the merchant's own ask of members.
                    "MEMBER_TIER",
                    "SEGMENTATION",
                    "MEMBER_SEGMENT",
                    "LAST_ACTIVE"),
            // The payment reference of a return is told by the same word.
            "broadleaf",
            Set.of("RETURN"),
            // The offers as the database finds them, without what each of them says.
            "recommendation",
            Set.of("OFFER", "OFFER_ZONE"),
            // What is taken of the offers on a page, in the statement that finds them.
            "mall",
            Set.of("STOCK", "STOCK_QUOTA"),
            // What remains of a programme that is taken out.
            "removal",
            Set.of("ACCOUNT", "HOLD"));

    @Test
    void everyTableHasAnOwner() {
        Set<String> owned = new TreeSet<>();
        OWNED.values().forEach(tables -> tables.forEach(table -> owned.add("LOYALTY_" + table)));

        assertThat(created()).isEqualTo(owned);
    }

    @Test
    void aTableIsNamedByItsOwnerAndItsReaders() {
        Set<String> tables = created();
        Map<String, Set<String>> strangers = new TreeMap<>();
        forEachFile(Path.of("src/main/java"), ".java", (file, text) -> {
            String room = Storeys.roomOf(packageOf(text));
            Matcher words = WORD.matcher(text);
            while (words.find()) {
                String word = words.group();
                if (tables.contains(word) && !mayName(room, word.substring("LOYALTY_".length()))) {
                    strangers.computeIfAbsent(word, any -> new TreeSet<>()).add(file.toString());
                }
            }
        });

        assertThat(strangers).isEmpty();
    }

    private static boolean mayName(String room, String table) {
        return OWNED.getOrDefault(room, List.of()).contains(table)
                || READERS.getOrDefault(room, Set.of()).contains(table);
    }

    private static Set<String> created() {
        Set<String> tables = new TreeSet<>();
        Set<String> dropped = new TreeSet<>();
        forEachFile(Path.of("src/main/resources"), ".xml", (file, text) -> {
            CREATED.matcher(text).results().forEach(created -> tables.add(created.group(1)));
            DROPPED.matcher(text).results().forEach(gone -> dropped.add(gone.group(1)));
        });
        tables.removeAll(dropped);
        return tables;
    }

    private static String packageOf(String source) {
        Matcher declared =
                Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE).matcher(source);
        return declared.find() ? declared.group(1) : "";
    }

    private interface Reading {
        void read(Path file, String text);
    }

    private static void forEachFile(Path root, String ending, Reading reading) {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                reading.read(file, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
