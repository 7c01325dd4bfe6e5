package org.pointsmall.loyalty.insight.dashboard.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.pointsmall.loyalty.insight.dashboard.Goal;
import org.pointsmall.loyalty.insight.dashboard.GoalStanding;
import org.pointsmall.loyalty.insight.dashboard.MissedGoals;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** A row a goal and month in {@code LOYALTY_MISSED_GOAL}. One node at a time tells. */
public final class JdbcMissedGoals implements MissedGoals {
    private static final int MONTHS = 100;

    private final JdbcTemplate jdbc;

    public JdbcMissedGoals(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public boolean tell(Missed missed, Instant at) {
        String goal = missed.now().goal().name();
        int month = missed.month().getYear() * MONTHS + missed.month().getMonthValue();
        Long told = jdbc.queryForObject(
                "SELECT COUNT(*) FROM LOYALTY_MISSED_GOAL WHERE GOAL = ? AND MISSED_MONTH = ?",
                Long.class,
                goal,
                month);
        if (Objects.requireNonNull(told) > 0) {
            return false;
        }
        jdbc.update(
                "INSERT INTO LOYALTY_MISSED_GOAL (GOAL, MISSED_MONTH, PART, IN_ALL, PART_BEFORE, IN_ALL_BEFORE, TOLD_AT)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                goal,
                month,
                missed.now().part(),
                missed.now().whole(),
                missed.before().part(),
                missed.before().whole(),
                Columns.column(at));
        return true;
    }

    @Override
    public List<Missed> unseen() {
        return jdbc.query(
                "SELECT GOAL, MISSED_MONTH, PART, IN_ALL, PART_BEFORE, IN_ALL_BEFORE FROM LOYALTY_MISSED_GOAL"
                        + " WHERE SEEN_AT IS NULL ORDER BY MISSED_MONTH DESC, GOAL",
                JdbcMissedGoals::read);
    }

    private static Missed read(ResultSet row, int index) throws SQLException {
        Goal goal = Goal.valueOf(row.getString("GOAL"));
        int month = row.getInt("MISSED_MONTH");
        return new Missed(
                YearMonth.of(month / MONTHS, month % MONTHS),
                new GoalStanding(goal, row.getLong("PART"), row.getLong("IN_ALL")),
                new GoalStanding(goal, row.getLong("PART_BEFORE"), row.getLong("IN_ALL_BEFORE")));
    }

    @Override
    public boolean seen(Goal goal, String actor, Instant at) {
        return jdbc.update(
                        "UPDATE LOYALTY_MISSED_GOAL SET SEEN_AT = ?, SEEN_BY = ? WHERE GOAL = ? AND SEEN_AT IS NULL",
                        Columns.column(at),
                        actor,
                        goal.name())
                > 0;
    }
}
