package org.pointsmall.loyalty.admin.overview;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.insight.dashboard.FigureReads;
import org.pointsmall.loyalty.insight.dashboard.MallFigures;

import static org.assertj.core.api.Assertions.assertThat;

/** A goal is reached or missed to the last member, whatever is shown rounded. */
class GoalFiguresTest {

    private static ShownFigure goal(int which, SeenFixture seen) {
        List<ShownFigure> goals = new GoalFigures(SeenFixture.WRITTEN).of(seen.seen());
        return goals.get(which);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 800, 1 : 0.80, good",
        "1000, 799, 1 : 0.80, bad",
        "1000, 794, 1 : 0.79, bad",
        "1000, 2005, 1 : 2.01, good",
        "1000, 0, 1 : 0.00, bad",
        "0, 50, –, ''"
    })
    void burned(long issued, long burned, String shown, String standing) {
        ShownFigure goal = goal(0, new SeenFixture().with(SeenFixture.points(issued, burned, 0)));

        assertThat(goal.value()).isEqualTo(shown);
        assertThat(goal.standing()).isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 200, 20.0 %, '(200 / 1,000)', good",
        "1000, 199, 19.9 %, '(199 / 1,000)', bad",
        "10000, 1999, 20.0 %, '(1,999 / 10,000)', bad",
        "0, 0, –, '', ''"
    })
    void redeeming(long active, long burners, String shown, String parts, String standing) {
        ShownFigure goal = goal(1, new SeenFixture().with(SeenFixture.members(active, burners, 0, 0)));

        assertThat(goal.value()).isEqualTo(shown);
        assertThat(goal.change()).isEqualTo(parts);
        assertThat(goal.standing()).isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({"1000, 300, 30.0 %, good", "1000, 299, 29.9 %, bad", "0, 0, –, ''"})
    void clicked(long seen, long clicked, String shown, String standing) {
        ShownFigure goal = goal(2, new SeenFixture().with(new MallFigures.Clicks(seen, clicked)));

        assertThat(goal.value()).isEqualTo(shown);
        assertThat(goal.standing()).isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({"1000, 800, 80.0 %, good", "1000, 799, 79.9 %, bad", "0, 0, –, ''"})
    void stayed(long before, long stayed, String shown, String standing) {
        ShownFigure goal = goal(5, new SeenFixture().with(SeenFixture.members(0, 0, before, stayed)));

        assertThat(goal.value()).isEqualTo(shown);
        assertThat(goal.standing()).isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({"1000, 250, 25.0 %, good", "1000, 249, 24.9 %, bad", "0, 0, –, ''"})
    void usedForServices(long burned, long services, String shown, String standing) {
        ShownFigure goal = goal(
                3,
                new SeenFixture()
                        .with(SeenFixture.points(2_000, burned, 0))
                        .with(
                                new FigureReads.HourUse("REWARD:ENTITLEMENT", 9, services),
                                new FigureReads.HourUse("REWARD:COUPON", 9, burned - services)));

        assertThat(goal.value()).isEqualTo(shown);
        assertThat(goal.standing()).isEqualTo(standing);
    }

    /** The fixture's days are thirty. */
    @ParameterizedTest
    @CsvSource({"1000, 2000, 2.00, good", "1000, 1999, 2.00, bad", "1000, 1250, 1.25, bad", "0, 0, –, ''"})
    void cameBackInAMonth(long active, long entries, String shown, String standing) {
        ShownFigure goal = goal(
                4, new SeenFixture().with(SeenFixture.members(active, 0, 0, 0)).withEntries(entries));

        assertThat(goal.value()).isEqualTo(shown);
        assertThat(goal.standing()).isEqualTo(standing);
    }
}
