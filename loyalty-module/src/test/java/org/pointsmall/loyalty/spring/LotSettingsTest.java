package org.pointsmall.loyalty.spring;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.Expiry;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LotSettingsTest {
    private static MockEnvironment environment() {
        return new MockEnvironment();
    }

    private static LotSettings settings(MockEnvironment environment) {
        return LotSettings.of(LoyaltyProperties.from(environment));
    }

    @Test
    void readsEachWayInWhichPointsExpire() {
        assertThat(LotSettings.expiry("never")).isEqualTo(new Expiry.Never());
        assertThat(LotSettings.expiry(" P12M ")).isEqualTo(new Expiry.After(Period.ofMonths(12), Expiry.End.DAY));
        assertThat(LotSettings.expiry("P12M end of month"))
                .isEqualTo(new Expiry.After(Period.ofMonths(12), Expiry.End.MONTH));
        assertThat(LotSettings.expiry("P1Y end of year"))
                .isEqualTo(new Expiry.After(Period.ofYears(1), Expiry.End.YEAR));
        assertThat(LotSettings.expiry("2027-02-14")).isEqualTo(new Expiry.On(LocalDate.of(2027, 2, 14)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "12 months", "P12M end of week", "PT1H", "P0D", "P-1M", "2027-02-30"})
    void refusesWhatIsNoExpiryByItsName(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LotSettings.expiry(text));
    }

    @Test
    void keepsPointsForEverUnlessTheStoreSaysOtherwise() {
        LotSettings settings = settings(environment());

        assertThat(settings.earned().pending()).isEqualTo(Duration.ZERO);
        assertThat(settings.earned().expiry()).isEqualTo(new Expiry.Never());
        assertThat(settings.grace()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.clawback()).isEqualTo(ClawbackPolicy.REVOKE_TO_ZERO);
        assertThat(settings.zone()).isEqualTo(ZoneId.systemDefault());
    }

    @Test
    void takesWhatTheStoreSays() {
        LotSettings settings = settings(environment()
                .withProperty("loyalty.zone", "Asia/Shanghai")
                .withProperty("loyalty.earning.pending", "P14D")
                .withProperty("loyalty.return.grace", "P7D")
                .withProperty("loyalty.clawback", "REVOKE_BELOW_ZERO"));

        assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(settings.earned().pending()).isEqualTo(Duration.ofDays(14));
        assertThat(settings.grace()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.clawback()).isEqualTo(ClawbackPolicy.REVOKE_BELOW_ZERO);
    }

    @Test
    void refusesTimeThatRunsBackwards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(environment().withProperty("loyalty.return.grace", "-P1D")))
                .withMessageContaining("loyalty.return.grace");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(environment().withProperty("loyalty.earning.pending", "-P1D")));
    }
}
