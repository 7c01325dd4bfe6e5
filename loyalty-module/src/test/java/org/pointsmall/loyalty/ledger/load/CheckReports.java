package org.pointsmall.loyalty.ledger.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Compares what was reported with what the database has: by batches on one connection, so that the nodes that go on
 * meanwhile do not report faster than they are checked.
 */
final class CheckReports {
    private static final int BATCH = 1_000;

    private final NamedParameterJdbcTemplate jdbc;

    private CheckReports(DataSource one) {
        jdbc = new NamedParameterJdbcTemplate(one);
    }

    /** The reports that the database denies. */
    static List<Reported> denied(DataSource dataSource, Collection<Reported> reports) throws Exception {
        Set<Reported> once = new LinkedHashSet<>(reports);
        try (var connection = dataSource.getConnection()) {
            CheckReports check = new CheckReports(new SingleConnectionDataSource(connection, true));
            List<Reported> denied = new ArrayList<>();
            denied.addAll(check.deniedEntries(of(Reported.Entry.class, once)));
            denied.addAll(check.deniedHolds(of(Reported.HoldState.class, once)));
            return denied;
        }
    }

    private List<Reported.Entry> deniedEntries(List<Reported.Entry> reports) {
        Set<Reported.Entry> kept = new HashSet<>();
        read(
                "SELECT POSTING_KEY, ENTRY_ID, POINTS, OWNED_AFTER FROM LOYALTY_JOURNAL WHERE ENTRY_ID IN (:ids)",
                reports,
                Reported.Entry::id,
                row -> kept.add(new Reported.Entry(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4))));
        return reports.stream().filter(report -> !kept.contains(report)).toList();
    }

    /** A hold that was opened may have ended in any way since. */
    private List<Reported.HoldState> deniedHolds(List<Reported.HoldState> reports) {
        Map<Long, HoldStatus> kept = new HashMap<>();
        read(
                "SELECT HOLD_ID, STATUS FROM LOYALTY_HOLD WHERE HOLD_ID IN (:ids)",
                reports,
                Reported.HoldState::id,
                row -> kept.put(row.getLong(1), HoldStatus.valueOf(row.getString(2))));
        return reports.stream()
                .filter(report -> {
                    HoldStatus now = kept.get(report.id());
                    return now == null || (report.status() != HoldStatus.OPEN && report.status() != now);
                })
                .toList();
    }

    private <R> void read(String sql, List<R> reports, ToLongFunction<R> id, RowCallbackHandler each) {
        List<Long> ids = reports.stream().mapToLong(id).distinct().boxed().toList();
        for (int from = 0; from < ids.size(); from += BATCH) {
            jdbc.query(sql, Map.of("ids", ids.subList(from, Math.min(ids.size(), from + BATCH))), each);
        }
    }

    private static <R extends Reported> List<R> of(Class<R> kind, Set<Reported> reports) {
        return reports.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
