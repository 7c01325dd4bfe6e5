package org.pointsmall.loyalty.adjustment.opening;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.State;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/**
 * Random files, shuffled, given again in parts and as a whole, cut off between chunks and within them, against a list of lots.
 * {@code -Dopenings.seed} does other things.
 */
@Tag("heavy")
class RandomOpeningsTest {
    private static final String HEADER = "member,points,earned on,expires on,reference\n";
    private static final int FILES = 12;

    @Test
    void theBooksAreTheListOfLotsOnH2() throws Exception {
        for (int i = 0; i < 6; i++) {
            try (TestDatabase database =
                    TestDatabase.inMemory("random-openings-" + i).migrate()) {
                run(database, Long.getLong("openings.seed", 0) + i);
            }
        }
    }

    @Test
    void theBooksAreTheListOfLotsOnPostgreSql() throws Exception {
        for (int i = 0; i < 6; i++) {
            try (TestDatabase database = TestDatabase.onPostgreSql().migrate()) {
                run(database, Long.getLong("openings.seed", 100) + i);
            }
        }
    }

    /** @param lastDay empty for never */
    private record Lot(long member, long points, String earned, String lastDay, String reference) {
        String row() {
            return "m" + member + "," + points + "," + earned + "," + (lastDay.isEmpty() ? "never" : lastDay) + ","
                    + reference;
        }
    }

    private static void run(TestDatabase database, long seed) {
        Random random = new Random(seed);
        OpeningShop shop = new OpeningShop(database.dataSource());
        // Thrown away and begun anew with each chunk, as if each ran on another node.
        shop.work.inChunksOf(1 + random.nextInt(7));
        Model model = new Model();
        List<Lot> known = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            List<Lot> rows = rows(random, known);
            known.addAll(rows);
            StringBuilder text = new StringBuilder(HEADER);
            rows.forEach(row -> text.append(row.row()).append('\n'));
            boolean to = random.nextInt(4) > 0;
            post(shop, text.toString(), "file " + file, random, to);
            model.take(rows, to);
            model.check(shop, seed);
        }
        shop.prove();
        shop.pass(Duration.between(shop.clock.instant(), Instant.parse("2027-06-15T10:00:00Z")));
        shop.expire();
        model.expire("2027-06-15");
        model.check(shop, seed);
        shop.prove();
    }

    /** Old rows in another order, and new ones; of those without references some are alike. */
    private static List<Lot> rows(Random random, List<Lot> known) {
        List<Lot> rows = new ArrayList<>();
        for (Lot lot : known) {
            if (random.nextInt(3) == 0) {
                rows.add(lot);
            }
        }
        for (int i = 0; i < 10; i++) {
            String reference = random.nextBoolean() ? "" : "r" + random.nextInt(60);
            rows.add(new Lot(
                    1 + random.nextInt(8),
                    1 + random.nextInt(3),
                    LocalDate.of(2026, 1 + random.nextInt(2), 1).toString(),
                    random.nextInt(4) == 0
                            ? ""
                            : LocalDate.of(2027, 1 + random.nextInt(12), 20).toString(),
                    reference));
        }
        Collections.shuffle(rows, random);
        return rows;
    }

    /** Looks at the rows and posts them, with the job dying anywhere; or is stopped somewhere, and never goes on. */
    private static void post(OpeningShop shop, String text, String reason, Random random, boolean toItsEnd) {
        long batch = shop.bring(text, reason);
        shop.job.begin().next();
        shop.runTheJob();
        if (!shop.bulk.find(batch).orElseThrow().mayStart()
                || granted(shop.bulk.start(batch, "eve")) != State.RUNNING) {
            return;
        }
        JdbcTemplate jdbc = new JdbcTemplate(shop.dataSource);
        if (!toItsEnd) {
            granted(shop.bulk.stop(batch));
            return;
        }
        int chunks = random.nextInt(4);
        for (int i = 0; i < chunks; i++) {
            dies(shop, batch);
            shop.oneChunk(batch);
        }
        if (random.nextBoolean()) {
            jdbc.update("UPDATE LOYALTY_POINTS_BATCH SET REACHED = 0 WHERE BATCH_ID = ?", batch);
            jdbc.update(
                    "UPDATE LOYALTY_POINTS_BATCH_ROW SET STATE = 'OPEN' WHERE BATCH_ID = ? AND STATE = 'MOVED'", batch);
        }
        shop.runTheJob();
    }

    /** A chunk is posted, and then its transaction fails. */
    private static void dies(OpeningShop shop, long batch) {
        try {
            shop.transactions.required(() -> {
                shop.oneChunk(batch);
                throw new IllegalStateException("the node dies");
            });
        } catch (IllegalStateException died) {
            assertThat(died).hasMessage("the node dies");
        }
    }

    /** What members have, lot by lot: slow, simple, and without a word of the ledger's. */
    private static final class Model {
        private final Map<String, Lot> byReference = new HashMap<>();
        /** How many of each that have no reference. */
        private final Map<Lot, Integer> alike = new HashMap<>();

        private final List<Lot> lots = new ArrayList<>();
        private final List<Lot> expired = new ArrayList<>();

        void take(List<Lot> rows, boolean posted) {
            Map<Lot, Integer> inFile = new HashMap<>();
            Map<String, Lot> first = new HashMap<>();
            for (Lot row : rows) {
                if (row.reference().isEmpty()) {
                    inFile.merge(row, 1, Integer::sum);
                } else {
                    first.putIfAbsent(row.reference(), row);
                }
            }
            if (!posted) {
                return;
            }
            first.forEach((reference, row) -> {
                if (byReference.putIfAbsent(reference, row) == null) {
                    lots.add(row);
                }
            });
            inFile.forEach((row, times) -> {
                for (int more = alike.getOrDefault(row, 0); more < times; more++) {
                    lots.add(row);
                    alike.merge(row, 1, Integer::sum);
                }
            });
        }

        void expire(String today) {
            lots.removeIf(lot -> {
                boolean over = !lot.lastDay().isEmpty() && lot.lastDay().compareTo(today) < 0;
                if (over) {
                    expired.add(lot);
                }
                return over;
            });
        }

        void check(OpeningShop shop, long seed) {
            JdbcTemplate jdbc = new JdbcTemplate(shop.dataSource);
            for (long member = 1; member <= 8; member++) {
                assertThat(shop.available(member))
                        .as("seed %s, member %s", seed, member)
                        .isEqualTo(sum(lots, member));
                long gone = jdbc
                        .query(
                                "SELECT EXPIRED FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?",
                                (row, index) -> row.getLong(1),
                                member)
                        .stream()
                        .findFirst()
                        .orElse(0L);
                assertThat(gone).as("seed %s, expired of %s", seed, member).isEqualTo(sum(expired, member));
            }
            Map<String, Long> left = new TreeMap<>();
            jdbc.query(
                    "SELECT a.MEMBER_ID, l.EXPIRY_MONTH, l.AVAILABLE FROM LOYALTY_LOT l"
                            + " JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = l.ACCOUNT_ID WHERE l.AVAILABLE > 0",
                    (RowCallbackHandler) row ->
                            left.merge(row.getLong(1) + " " + row.getString(2) + " " + row.getLong(3), 1L, Long::sum));
            Map<String, Long> expected = new TreeMap<>();
            lots.forEach(lot -> expected.merge(
                    lot.member() + " "
                            + (lot.lastDay().isEmpty()
                                    ? null
                                    : lot.lastDay().replace("-", "").substring(0, 6))
                            + " " + lot.points(),
                    1L,
                    Long::sum));
            assertThat(left).as("seed %s", seed).isEqualTo(expected);
        }

        private static long sum(List<Lot> lots, long member) {
            return lots.stream()
                    .filter(lot -> lot.member() == member)
                    .mapToLong(Lot::points)
                    .sum();
        }
    }
}
