package org.pointsmall.loyalty.earning.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.pointsmall.loyalty.earning.RuleRef;
import org.pointsmall.loyalty.earning.RuleStore;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.earning.SavedRule;
import org.pointsmall.loyalty.jdbc.Columns;
import org.pointsmall.loyalty.jdbc.GeneratedKey;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A row a rule, which names its latest version, and a row a version, which is never changed. The id of the latest of all
 * versions is the revision: ids that were drawn for a transaction that failed are not drawn again.
 */
public final class JdbcRules implements RuleStore {
    private static final String SELECT =
            "SELECT v.RULE_ID, v.VERSION, v.TERMS, v.ACTIVE, v.SAVED_AT, v.ACTOR FROM LOYALTY_RULE_VERSION v";
    private static final String LATEST =
            SELECT + " JOIN LOYALTY_RULE r ON r.RULE_ID = v.RULE_ID AND r.VERSION = v.VERSION";
    private static final int[] OF_VERSION = {
        Types.BIGINT, Types.INTEGER, Types.VARCHAR, Types.BOOLEAN, Types.TIMESTAMP, Types.VARCHAR
    };

    private final JdbcTemplate jdbc;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcRules(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public long revision() {
        Long latest = jdbc.queryForObject("SELECT MAX(SAVE_ID) FROM LOYALTY_RULE_VERSION", Long.class);
        return latest == null ? 0 : latest;
    }

    @Override
    public void lock() {
        jdbc.queryForList("SELECT LOCK_ID FROM LOYALTY_RULE_LOCK WHERE LOCK_ID = 1 FOR UPDATE");
    }

    @Override
    public List<SavedRule> all() {
        return jdbc.query(LATEST + " ORDER BY v.RULE_ID", JdbcRules::rule);
    }

    @Override
    public Optional<SavedRule> find(long id) {
        return jdbc.query(LATEST + " WHERE r.RULE_ID = ?", JdbcRules::rule, id).stream()
                .findFirst();
    }

    @Override
    public List<SavedRule> versions(long id) {
        return jdbc.query(SELECT + " WHERE v.RULE_ID = ? ORDER BY v.VERSION DESC", JdbcRules::rule, id);
    }

    @Override
    public SavedRule add(RuleTerms terms, boolean active, Instant at, String actor) {
        long id = GeneratedKey.insert(
                jdbc, "INSERT INTO LOYALTY_RULE (VERSION) VALUES (?)", "rule_id", new int[] {Types.INTEGER}, 1);
        return save(new SavedRule(new RuleRef(id, 1), terms, active, at, actor));
    }

    @Override
    public SavedRule change(RuleRef last, RuleTerms terms, boolean active, Instant at, String actor) {
        RuleRef next = new RuleRef(last.id(), last.version() + 1);
        int changed = jdbc.update(
                "UPDATE LOYALTY_RULE SET VERSION = ? WHERE RULE_ID = ? AND VERSION = ?",
                next.version(),
                last.id(),
                last.version());
        if (changed != 1) {
            throw new IllegalStateException("not the latest version: " + last);
        }
        return save(new SavedRule(next, terms, active, at, actor));
    }

    private SavedRule save(SavedRule rule) {
        GeneratedKey.insert(
                jdbc,
                "INSERT INTO LOYALTY_RULE_VERSION (RULE_ID, VERSION, TERMS, ACTIVE, SAVED_AT, ACTOR)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                "save_id",
                OF_VERSION,
                rule.ref().id(),
                rule.ref().version(),
                RuleJson.write(rule.terms()),
                rule.active(),
                Columns.column(rule.savedAt()),
                rule.actor());
        return rule;
    }

    private static SavedRule rule(ResultSet row, int number) throws SQLException {
        return new SavedRule(
                new RuleRef(row.getLong("RULE_ID"), row.getInt("VERSION")),
                RuleJson.read(row.getString("TERMS")),
                row.getBoolean("ACTIVE"),
                Columns.instant(row, "SAVED_AT"),
                row.getString("ACTOR"));
    }
}
