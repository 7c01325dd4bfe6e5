package org.pointsmall.loyalty.insight.figure.jdbc;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.figure.FigureBook;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Members' tiers, as the rows of the programme have them. */
final class TiersOnPaper {
    private final JdbcTemplate jdbc;
    private final FigureBook book;
    private final BusinessTime time;

    TiersOnPaper(DataSource dataSource, FigureBook book, BusinessTime time) {
        jdbc = new JdbcTemplate(dataSource);
        this.book = book;
        this.time = time;
    }

    /** A member gets this tier, or none; who has no account of the own has none. */
    void change(MemberId member, @Nullable String tier) {
        jdbc.queryForList(
                        "SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ? AND STATUS <> 'MERGED'",
                        Long.class,
                        member.value())
                .forEach(account -> change(account, tier));
    }

    private void change(long account, @Nullable String tier) {
        Object now = Columns.column(time.now());
        List<String> had = jdbc.queryForList(
                "SELECT TIER_CODE FROM LOYALTY_MEMBER_TIER WHERE ACCOUNT_ID = ?", String.class, account);
        jdbc.update("DELETE FROM LOYALTY_MEMBER_TIER WHERE ACCOUNT_ID = ?", account);
        if (tier != null) {
            jdbc.update(
                    "INSERT INTO LOYALTY_MEMBER_TIER (ACCOUNT_ID, TIER_CODE, TIER_RANK, REACHED_AT, ENDS_AT, REVIEW_AT,"
                            + " REVISION) VALUES (?, ?, 1, ?, ?, ?, 1)",
                    account,
                    tier,
                    now,
                    now,
                    now);
        }
        jdbc.update(
                "INSERT INTO LOYALTY_TIER_CHANGE (ACCOUNT_ID, FROM_CODE, TO_CODE, WHY, CHANGED_AT, GATHERED,"
                        + " GATHERED_FROM, GATHERED_UNTIL, REVISION) VALUES (?, ?, ?, 'REACHED', ?, 0, ?, ?, 1)",
                account,
                had.isEmpty() ? null : had.get(0),
                tier,
                now,
                now,
                now);
        book.note(time.now());
    }

    void leaveMergedAccounts() {
        jdbc.update("DELETE FROM LOYALTY_MEMBER_TIER WHERE ACCOUNT_ID IN"
                + " (SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE STATUS = 'MERGED')");
    }
}
