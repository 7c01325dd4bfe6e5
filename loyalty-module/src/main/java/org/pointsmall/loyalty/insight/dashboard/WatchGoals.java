package org.pointsmall.loyalty.insight.dashboard;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.pointsmall.loyalty.insight.figure.FigureBook;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the last two months that are over, and tells of each goal that was missed in both: a line on the overview until
 * somebody has seen it, and a warning in the log. It looks once all of both months is counted.
 */
public final class WatchGoals implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("watch-goals");

    private static final Logger LOG = LoggerFactory.getLogger(WatchGoals.class);

    private final Dashboard dashboard;
    private final MissedGoals goals;
    private final FigureBook book;
    private final Transactions transactions;
    private final BusinessTime time;

    public WatchGoals(
            Dashboard dashboard, MissedGoals goals, FigureBook book, Transactions transactions, BusinessTime time) {
        this.dashboard = dashboard;
        this.goals = goals;
        this.book = book;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public Run begin() {
        return () -> transactions.required(() -> new Chunk(isCounted() ? look() : 0, true));
    }

    /** What nobody has seen yet, the last first. */
    public List<MissedGoals.Missed> unseen() {
        return transactions.required(goals::unseen);
    }

    /** Somebody has seen all that is told of this goal; answers whether there was something to see. */
    public boolean seen(Goal goal, String actor) {
        return transactions.required(() -> goals.seen(goal, actor, time.now()));
    }

    private YearMonth last() {
        return YearMonth.from(time.today()).minusMonths(1);
    }

    /** A month in which the programme began says little. */
    private boolean isCounted() {
        FigureBook.State state = book.state();
        LocalDate end = last().atEndOfMonth().plusDays(1);
        return state.asOf() != null
                && !state.asOf().isBefore(time.startOf(end))
                && !state.isRebuilding()
                && time.zone().equals(state.zone())
                && book.firstDay()
                        .filter(day -> !day.isAfter(last().minusMonths(1).atDay(1)))
                        .isPresent();
    }

    private long look() {
        List<GoalStanding> now = dashboard.goals(days(last()));
        List<GoalStanding> before = dashboard.goals(days(last().minusMonths(1)));
        long told = 0;
        for (Goal goal : Goal.values()) {
            MissedGoals.Missed missed =
                    new MissedGoals.Missed(last(), now.get(goal.ordinal()), before.get(goal.ordinal()));
            if (missed.now().isMissed() && missed.before().isMissed() && goals.tell(missed, time.now())) {
                LOG.warn(
                        "The goal {} was missed two months in a row: {} of {} in {}",
                        goal,
                        missed.now().part(),
                        missed.now().whole(),
                        missed.month());
                told++;
            }
        }
        return told;
    }

    private static DaySpan days(YearMonth month) {
        return new DaySpan(month.atDay(1), month.atEndOfMonth());
    }
}
