package org.pointsmall.loyalty.audit.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.pointsmall.loyalty.audit.AuditFilter;
import org.pointsmall.loyalty.audit.AuditLog;
import org.pointsmall.loyalty.audit.AuditNote;
import org.pointsmall.loyalty.audit.AuditRow;
import org.pointsmall.loyalty.audit.AuditScope;
import org.pointsmall.loyalty.audit.AuditTrail;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One table to which rows are added, and one row that says the last row's id and hash. It is locked by whoever adds one,
 * last of all that a transaction locks, so that the hashes are a chain without a fork.
 */
public final class JdbcAuditTrail implements AuditTrail, AuditLog {
    private static final int PAGE = 500;
    private static final int LONGEST = 255;
    private static final int LONGEST_REASON = 1000;
    private static final int[] TYPES = {
        Types.BIGINT,
        Types.TIMESTAMP,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR
    };
    private static final String SELECT =
            "SELECT AUDIT_ID, NOTED_AT, ACTOR, DID, SUBJECT, SUBJECT_ID, NAME, CHANGES, REASON, HASH FROM LOYALTY_AUDIT";

    private final JdbcTemplate jdbc;
    private final BusinessTime time;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcAuditTrail(DataSource dataSource, BusinessTime time) {
        jdbc = new JdbcTemplate(dataSource);
        this.time = time;
    }

    private record Kept(AuditRow row, String hash) {}

    private record Head(long id, String hash) {}

    @Override
    public void note(AuditNote note) {
        AuditNote whole = new AuditNote(
                cut(note.actor(), LONGEST),
                cut(note.did(), LONGEST),
                cut(note.subject(), LONGEST),
                cut(note.subjectId(), LONGEST),
                cut(note.name(), LONGEST),
                note.changes(),
                cut(AuditScope.reasonOf(note), LONGEST_REASON));
        Head last = jdbc.queryForObject(
                "SELECT LAST_ID, LAST_HASH FROM LOYALTY_AUDIT_HEAD WHERE HEAD_ID = 1 FOR UPDATE",
                (row, number) -> head(row));
        if (last == null) {
            throw new IllegalStateException("the audit trail has no head");
        }
        AuditRow row = new AuditRow(last.id() + 1, time.now(), whole);
        String changes = ChangesJson.write(whole.changes());
        String hash = hash(last.hash(), row, changes);
        jdbc.update(
                "INSERT INTO LOYALTY_AUDIT (AUDIT_ID, NOTED_AT, ACTOR, DID, SUBJECT, SUBJECT_ID, NAME, CHANGES, REASON, HASH)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                new Object[] {
                    row.id(),
                    Columns.column(row.at()),
                    whole.actor(),
                    whole.did(),
                    whole.subject(),
                    whole.subjectId(),
                    whole.name(),
                    changes,
                    whole.reason(),
                    hash
                },
                TYPES);
        jdbc.update("UPDATE LOYALTY_AUDIT_HEAD SET LAST_ID = ?, LAST_HASH = ? WHERE HEAD_ID = 1", row.id(), hash);
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(row.getLong(1), row.getString(2));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    @Override
    public List<AuditRow> rows(AuditFilter filter, long before, int limit) {
        StringBuilder sql = new StringBuilder(SELECT).append(" WHERE AUDIT_ID < ?");
        List<Object> values = new ArrayList<>(List.of(before));
        if (!filter.actor().isEmpty()) {
            sql.append(" AND ACTOR = ?");
            values.add(filter.actor());
        }
        if (!filter.subject().isEmpty()) {
            sql.append(" AND SUBJECT = ?");
            values.add(filter.subject());
        }
        Instant from = filter.from();
        if (from != null) {
            sql.append(" AND NOTED_AT >= ?");
            values.add(Columns.column(from));
        }
        Instant until = filter.until();
        if (until != null) {
            sql.append(" AND NOTED_AT < ?");
            values.add(Columns.column(until));
        }
        if (!filter.text().isEmpty()) {
            String like = "%" + filter.text().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
            sql.append(" AND (LOWER(NAME) LIKE ? ESCAPE '!' OR LOWER(SUBJECT_ID) LIKE ? ESCAPE '!'"
                    + " OR LOWER(REASON) LIKE ? ESCAPE '!' OR LOWER(CHANGES) LIKE ? ESCAPE '!')");
            values.addAll(List.of(like, like, like, like));
        }
        values.add(limit);
        return jdbc
                .query(
                        sql.append(" ORDER BY AUDIT_ID DESC LIMIT ?").toString(),
                        (row, n) -> kept(row),
                        values.toArray())
                .stream()
                .map(Kept::row)
                .toList();
    }

    @Override
    public List<String> actors() {
        return jdbc.queryForList("SELECT DISTINCT ACTOR FROM LOYALTY_AUDIT ORDER BY ACTOR", String.class);
    }

    @Override
    public Optional<Long> firstBroken() {
        Head head = jdbc.queryForObject(
                "SELECT LAST_ID, LAST_HASH FROM LOYALTY_AUDIT_HEAD WHERE HEAD_ID = 1", (row, number) -> head(row));
        if (head == null) {
            return Optional.of(0L);
        }
        Head last = new Head(0, "");
        while (true) {
            List<Kept> page = jdbc.query(
                    SELECT + " WHERE AUDIT_ID > ? AND AUDIT_ID <= ? ORDER BY AUDIT_ID LIMIT ?",
                    (row, number) -> kept(row),
                    last.id(),
                    head.id(),
                    PAGE);
            for (Kept kept : page) {
                AuditRow row = kept.row();
                String expected =
                        hash(last.hash(), row, ChangesJson.write(row.note().changes()));
                if (row.id() != last.id() + 1 || !expected.equals(kept.hash())) {
                    return Optional.of(last.id() + 1);
                }
                last = new Head(row.id(), kept.hash());
            }
            if (page.size() < PAGE) {
                return last.equals(head) ? beside() : Optional.of(last.id() + 1);
            }
        }
    }

    /** A row that is not in the chain. One statement: rows are added meanwhile, each with its head. */
    private Optional<Long> beside() {
        return Optional.ofNullable(jdbc.queryForObject(
                "SELECT MIN(AUDIT_ID) FROM LOYALTY_AUDIT WHERE AUDIT_ID < 1"
                        + " OR AUDIT_ID > (SELECT LAST_ID FROM LOYALTY_AUDIT_HEAD WHERE HEAD_ID = 1)",
                Long.class));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        AuditNote note = new AuditNote(
                row.getString("ACTOR"),
                row.getString("DID"),
                row.getString("SUBJECT"),
                row.getString("SUBJECT_ID"),
                row.getString("NAME"),
                ChangesJson.read(row.getString("CHANGES")),
                row.getString("REASON"));
        return new Kept(
                new AuditRow(row.getLong("AUDIT_ID"), Columns.instant(row, "NOTED_AT"), note), row.getString("HASH"));
    }

    /** Each part with its length before it, so that no two rows read alike. */
    private static String hash(String last, AuditRow row, String changes) {
        AuditNote note = row.note();
        StringBuilder text = new StringBuilder();
        for (String part : List.of(
                last,
                Long.toString(row.id()),
                Long.toString(row.at().toEpochMilli()),
                note.actor(),
                note.did(),
                note.subject(),
                note.subjectId(),
                note.name(),
                changes,
                note.reason())) {
            text.append(part.length()).append(':').append(part);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
