package org.pointsmall.loyalty.ledger.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.LotTerms;
import org.pointsmall.loyalty.ledger.OpenLots;
import org.pointsmall.loyalty.ledger.Opening;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.trace.jdbc.TraceJson;
import org.pointsmall.loyalty.transaction.jdbc.ManyRows;
import org.pointsmall.loyalty.transaction.jdbc.ManyRows.Column;
import org.pointsmall.loyalty.transaction.jdbc.PostgreSql;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Posts by statements over all openings, which PostgreSQL takes as arrays: the very rows that they would get one by one.
 * On other databases they are posted one by one, and so are those of accounts that owe points everywhere.
 */
public final class JdbcOpenLots implements OpenLots {
    private final JdbcTemplate jdbc;
    private final ManyRows rows;
    private final DrawnIds ids;
    private final OpenLots oneByOne;
    private final LedgerObserver observer;
    private final BusinessTime time;

    public JdbcOpenLots(DataSource dataSource, OpenLots oneByOne, LedgerObserver observer, BusinessTime time) {
        jdbc = new JdbcTemplate(dataSource);
        rows = new ManyRows(jdbc);
        ids = new DrawnIds(jdbc);
        this.oneByOne = oneByOne;
        this.observer = observer;
        this.time = time;
    }

    @Override
    public List<Opened> look(List<Opening> openings) {
        if (!rows.areTaken() || openings.isEmpty()) {
            return oneByOne.look(openings);
        }
        PostgreSql.goByIndexes(jdbc);
        return new Sorted(openings, read(members(openings)), posted(openings), time.now()).became;
    }

    @Override
    public void lock(Collection<MemberId> members) {
        if (!rows.areTaken() || members.isEmpty()) {
            oneByOne.lock(members);
        } else {
            lock(ordered(members.stream()), time.now());
        }
    }

    @Override
    public List<Opened> open(List<Opening> openings, String actor, String reason) {
        if (!rows.areTaken() || openings.isEmpty()) {
            return oneByOne.open(openings, actor, reason);
        }
        Instant now = time.now();
        Long[] members = members(openings);
        lock(members, now);
        Sorted sorted = new Sorted(openings, read(members), posted(openings), now);
        if (!sorted.ready.isEmpty()) {
            post(sorted.ready, actor, reason, now);
        }
        List<Opening> indebted = sorted.indebted.stream().map(openings::get).toList();
        List<Opened> paying = indebted.isEmpty() ? List.of() : oneByOne.open(indebted, actor, reason);
        for (int i = 0; i < paying.size(); i++) {
            sorted.became.set(sorted.indebted.get(i), paying.get(i));
        }
        return sorted.became;
    }

    /** What becomes of each, and what is to be done for it. */
    private final class Sorted {
        private final List<Opened> became = new ArrayList<>();
        private final List<Ready> ready = new ArrayList<>();
        /** The places of those whose accounts owe points. */
        private final List<Integer> indebted = new ArrayList<>();

        /** @param posted what stands under their keys; of two with one key, the first one is posted */
        private Sorted(List<Opening> openings, Map<Long, Found> accounts, Map<String, String> posted, Instant now) {
            for (Opening opening : openings) {
                became.add(sort(opening, accounts.get(opening.member().value()), posted, now));
            }
        }

        private Opened sort(Opening opening, @Nullable Found account, Map<String, String> posted, Instant now) {
            String hash = opening.contentHash();
            String before = posted.get(opening.key().value());
            if (before != null) {
                return before.equals(hash) ? Opened.BEFORE : Opened.OTHER_CONTENT;
            }
            if (account != null && account.status == AccountStatus.CLOSED) {
                return Opened.CLOSED;
            }
            LotTerms terms = opening.terms(time.zone());
            if (terms.expiredAt(now)) {
                return Opened.EXPIRED;
            }
            posted.put(opening.key().value(), hash);
            if (account != null && account.owes) {
                indebted.add(became.size());
            } else if (account != null) {
                account.owned = Math.addExact(account.owned, opening.points().value());
                ready.add(new Ready(opening, account, terms, hash, account.owned));
            }
            return Opened.POSTED;
        }
    }

    /** An account that stands for a member. */
    private static final class Found {
        private final long id;
        private final AccountStatus status;
        private final boolean owes;
        private long owned;

        private Found(ResultSet row) throws SQLException {
            id = row.getLong("ACCOUNT_ID");
            status = AccountStatus.valueOf(row.getString("STATUS"));
            owes = row.getLong("DEBT") > 0;
            owned = row.getLong("OWNED");
        }
    }

    /** @param ownedAfter what the account has after it */
    private record Ready(Opening opening, Found account, LotTerms terms, String hash, long ownedAfter) {}

    private static Long[] members(List<Opening> openings) {
        return ordered(openings.stream().map(Opening::member));
    }

    private static Long[] ordered(Stream<MemberId> members) {
        return members.map(MemberId::value).distinct().sorted().toArray(Long[]::new);
    }

    /** Locks the accounts that stand for these members, in the order of their ids, with merges kept out. */
    private void lock(Long[] members, Instant now) {
        jdbc.query(JdbcAccounts.LOCK_MERGING, row -> {});
        PostgreSql.goByIndexes(jdbc);
        rows.run(
                "INSERT INTO LOYALTY_ACCOUNT (MEMBER_ID, STATUS, OPENED_AT) SELECT m, 'ACTIVE', ?::timestamptz"
                        + " FROM unnest(?) WITH ORDINALITY AS member(m, n) WHERE NOT EXISTS"
                        + " (SELECT 1 FROM LOYALTY_ACCOUNT a WHERE a.MEMBER_ID = m) ORDER BY n"
                        + " ON CONFLICT (MEMBER_ID) DO NOTHING",
                now.toString(),
                new Column("bigint", members));
        rows.run(
                "SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE ACCOUNT_ID IN (SELECT COALESCE(MERGED_INTO, ACCOUNT_ID)"
                        + " FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ANY(?)) ORDER BY ACCOUNT_ID FOR UPDATE",
                new Column("bigint", members));
    }

    /** The accounts that stand for these members; those who have none are left out. */
    private Map<Long, Found> read(Long[] members) {
        Map<Long, Found> byId = new HashMap<>();
        Map<Long, Found> accounts = new HashMap<>();
        rows.query(
                "SELECT own.MEMBER_ID AS NAMED, a.ACCOUNT_ID, a.STATUS, a.DEBT, a.AVAILABLE + a.PENDING + a.HELD AS OWNED"
                        + " FROM LOYALTY_ACCOUNT own JOIN LOYALTY_ACCOUNT a"
                        + " ON a.ACCOUNT_ID = COALESCE(own.MERGED_INTO, own.ACCOUNT_ID) WHERE own.MEMBER_ID = ANY(?)",
                row -> {
                    Found account = new Found(row);
                    Found known = byId.putIfAbsent(account.id, account);
                    accounts.put(row.getLong("NAMED"), known == null ? account : known);
                },
                new Column("bigint", members));
        return accounts;
    }

    /** What stands under the keys of these. */
    private Map<String, String> posted(List<Opening> openings) {
        Map<String, String> posted = new HashMap<>();
        rows.query(
                "SELECT POSTING_KEY, CONTENT_HASH FROM LOYALTY_JOURNAL WHERE POSTING_KEY = ANY(?)",
                row -> posted.put(row.getString("POSTING_KEY"), row.getString("CONTENT_HASH")),
                Column.of("varchar", openings, opening -> opening.key().value()));
        return posted;
    }

    private void post(List<Ready> ready, String actor, String reason, Instant now) {
        PostgreSql.writeMany(jdbc);
        Column lots = new Column("bigint", ids.lots(ready.size()).toArray());
        Column entries = new Column("bigint", ids.entries(ready.size()).toArray());
        Column accounts = Column.of("bigint", ready, one -> one.account().id);
        Column points = Column.of("bigint", ready, one -> one.opening().points().value());
        rows.run(
                "INSERT INTO LOYALTY_LOT (LOT_ID, ACCOUNT_ID, AVAILABLE, PENDING, EARNED_AT, AVAILABLE_AT, EXPIRES_AT,"
                        + " EXPIRY_MONTH) SELECT l, a, p, 0, e, e, x, m FROM unnest(?, ?, ?, ?, ?, ?)"
                        + " AS lot(l, a, p, e, x, m)",
                lots,
                accounts,
                points,
                Column.of("timestamptz", ready, one -> one.terms().earnedAt().toString()),
                Column.of("timestamptz", ready, one -> text(one.terms().expiresAt())),
                Column.of("int4", ready, one -> JdbcLots.month(one.terms())));
        rows.run(
                "INSERT INTO LOYALTY_JOURNAL (ENTRY_ID, ACCOUNT_ID, KIND, POSTING_KEY, CONTENT_HASH, POINTS, OWNED_AFTER,"
                        + " ACTOR, REASON, RULE_TRACE, POSTED_AT) SELECT e, a, 'OPENING', k, h, p, o, ?, ?, t, ?::timestamptz"
                        + " FROM unnest(?, ?, ?, ?, ?, ?, ?) AS entry(e, a, k, h, p, o, t) ORDER BY e",
                actor,
                reason,
                now.toString(),
                entries,
                accounts,
                Column.of("varchar", ready, one -> one.opening().key().value()),
                Column.of("varchar", ready, Ready::hash),
                points,
                Column.of("bigint", ready, Ready::ownedAfter),
                Column.of("text", ready, one -> TraceJson.write(one.opening().trace())));
        rows.run(
                "INSERT INTO LOYALTY_POSTING (ENTRY_ID, LINE, SIDE, ACCOUNT_ID, LOT_ID, AMOUNT) SELECT e, side.LINE,"
                        + " side.NAME, a, CASE WHEN side.LINE = 2 THEN l END, CASE WHEN side.LINE = 2 THEN p ELSE -p END"
                        + " FROM unnest(?, ?, ?, ?) AS entry(e, a, l, p)"
                        + " CROSS JOIN (VALUES (1, 'PROGRAMME_OPENING'), (2, 'MEMBER_AVAILABLE')) AS side(LINE, NAME)"
                        + " ORDER BY e, side.LINE",
                entries,
                accounts,
                lots,
                points);
        rows.run(
                "UPDATE LOYALTY_ACCOUNT a SET AVAILABLE = a.AVAILABLE + d.p FROM (SELECT id, SUM(given)::bigint AS p"
                        + " FROM unnest(?, ?) AS one(id, given) GROUP BY id) d WHERE a.ACCOUNT_ID = d.id",
                accounts,
                points);
        ready.forEach(
                one -> observer.posted(EntryKind.OPENING, one.opening().points().value()));
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
