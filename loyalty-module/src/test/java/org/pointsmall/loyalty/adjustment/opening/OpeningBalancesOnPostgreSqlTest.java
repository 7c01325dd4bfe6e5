package org.pointsmall.loyalty.adjustment.opening;

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

        Noted noted = shop.transactions.required(() -> {
            Noted before = noted();
            assertThat(shop.oneChunk(batch)).hasValue(ROWS);
            assertThat(jdbc.queryForObject("SHOW plan_cache_mode", String.class))
                    .isEqualTo("auto");
            return noted().since(before);
        });

        assertThat(noted.rows()).isEqualTo(ROWS);
        assertThat(noted.withoutIndex()).isGreaterThan(ROWS * 9 / 10);
    }

    /** Rows that were written again, as the connection has counted them; and those of them that touched no index. */
    private record Noted(long rows, long withoutIndex) {
        Noted since(Noted before) {
            return new Noted(rows - before.rows, withoutIndex - before.withoutIndex);
        }
    }

    /** What the connection has not reported yet counts as well, which may be more than this transaction's. */
    private Noted noted() {
        return jdbc.queryForObject(
                "SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_xact_user_tables WHERE relname = 'loyalty_points_batch_row'",
                (row, index) -> new Noted(row.getLong(1), row.getLong(2)));
    }
}
