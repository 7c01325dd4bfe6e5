package org.pointsmall.loyalty.adjustment.opening;

import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** On a real PostgreSQL, whose large files must not cost each row a plan or an index that it does not need. */
class OpeningBalancesOnPostgreSqlTest extends OpeningBalancesContract {
    private static final int ROWS = 3_000;

    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }

    @Test
    void foreignKeysAreNotPlannedForEachRowAndNotingWhatWasMovedTouchesNoIndex() {
        long first = members();
        StringBuilder file = new StringBuilder(HEADER);
        LongStream.range(0, ROWS)
                .forEach(i -> file.append("m").append(first + i).append(",3,2026-01-01,2027-12-31,gold,,\n"));
        long batch = shop.bring(file.toString(), "plans " + first);
        shop.runTheJob();
        granted(shop.bulk.start(batch, "eve"));

        Map<String, Object> noted = shop.transactions.required(() -> {
            assertThat(shop.oneChunk(batch)).hasValue(ROWS);
            assertThat(jdbc.queryForObject("SHOW plan_cache_mode", String.class))
                    .isEqualTo("auto");
            return jdbc.queryForMap("SELECT n_tup_upd AS WRITTEN, n_tup_hot_upd AS WITHOUT_INDEX"
                    + " FROM pg_stat_xact_user_tables WHERE relname = 'loyalty_points_batch_row'");
        });

        assertThat(noted).containsEntry("WRITTEN", (long) ROWS);
        assertThat((Long) noted.get("WITHOUT_INDEX")).isGreaterThan(ROWS * 9 / 10);
    }
}
