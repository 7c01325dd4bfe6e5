package org.pointsmall.loyalty.earning;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.time.BusinessTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.earning.RuleFixture.aRule;

class BudgetsTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-05-31T15:59:59Z"));
    private final CountsInMemory counts = new CountsInMemory();

    @Test
    void saysWhatIsUsedOfEachBudgetInItsPeriod() {
        EarningRule rule = aRule().limited(Limit.budget(Limit.Period.MONTH, 60))
                .limited(Limit.perMember(Limit.Period.DAY, 5))
                .rule();
        counts.add(Map.of(new LimitKey("rule-" + rule.ref().id() + "/all/2026-05"), Points.of(42)));
        Budgets budgets = new Budgets(
                () -> new RuleBook(1, List.of(rule)),
                counts,
                new InMemoryTransactions(new InMemoryLedgerStore()),
                new BusinessTime(clock, ZoneId.of("Asia/Shanghai")));

        assertThat(budgets.now())
                .containsExactly(new Budgets.Use(
                        rule.ref().id(), rule.terms().name(), Limit.Period.MONTH, Points.of(60), Points.of(42)));
        clock.moveOn(Duration.ofSeconds(1));
        assertThat(budgets.now())
                .as("the next month")
                .extracting(Budgets.Use::used)
                .containsExactly(Points.ZERO);
    }

    @Test
    void withoutBudgetsNothingIsAsked() {
        Budgets budgets = new Budgets(
                () -> RuleBook.EMPTY,
                counts,
                new InMemoryTransactions(new InMemoryLedgerStore()),
                new BusinessTime(clock, ZoneId.of("Asia/Shanghai")));

        assertThat(budgets.now()).isEmpty();
    }
}
