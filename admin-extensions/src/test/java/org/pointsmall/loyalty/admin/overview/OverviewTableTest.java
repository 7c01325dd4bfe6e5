package org.pointsmall.loyalty.admin.overview;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.insight.dashboard.Dashboard;
import org.pointsmall.loyalty.insight.dashboard.MallFigures;
import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class OverviewTableTest {

    @Test
    void numbersArePlainHoweverLargeTheyAre() {
        SeenFixture fixture = new SeenFixture()
                .with(SeenFixture.points(1_234_567, 2_345, 0))
                .with(SeenFixture.members(3_456, 1_000, 0, 0))
                .with(new Dashboard.TierMove("SILVER", "GOLD", 4_567))
                .with(new MallFigures.Funnel(5_678, 3_000, 1_500, 1_100, 78))
                .with(SeenFixture.month("2027-01", 6_789));
        StaticMessageSource codes = new StaticMessageSource();

        String table = new String(
                new OverviewTable(codes, Locale.ENGLISH).of(fixture.view(), fixture.seen(), SeenFixture.WRITTEN),
                StandardCharsets.UTF_8);

        assertThat(table.lines().map(line -> line.replace("LoyaltyOverview_", "")))
                .contains(
                        "Points,ISSUED,1234567,1234567",
                        "MembersTitle,Active,3456,3456",
                        "Moves,SILVER → GOLD,4567,",
                        "Tiers,GOLD,9,8",
                        "Coupons,CouponsExchanged,5678,",
                        "Coupons,CouponsUsed,3000,",
                        "Coupons,CouponsOpen,78,",
                        "Months,2027-01,6789,67.89 CNY",
                        "Goals,Redemption,28.9 %,28.9 %")
                .noneMatch(line -> line.contains("\""));
    }
}
