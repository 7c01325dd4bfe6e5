package org.pointsmall.loyalty.spring;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.settings.ProgrammeTerms;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsOverTimeTest {
    private static final Instant FIRST = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant SECOND = FIRST.plus(Duration.ofDays(7));

    private final LoyaltySettings properties = LoyaltySettings.of(LoyaltyProperties.from(new MockEnvironment()));
    private final SettingsOverTime settings = SettingsOverTime.of(
            properties,
            List.of(
                    version(3, SECOND, ClawbackPolicy.REVOKE_BELOW_ZERO),
                    version(1, FIRST, ClawbackPolicy.REVOKE_FROM_PENDING)));

    private Version<ProgrammeTerms> version(int number, Instant at, ClawbackPolicy clawback) {
        ProgrammeTerms usual = properties.terms(Currency.getInstance("CNY"));
        ProgrammeTerms terms = new ProgrammeTerms(
                "test",
                usual.earning(),
                LotPolicy.LASTING,
                usual.offset(),
                usual.returns(),
                usual.grace(),
                clawback,
                usual.segments(),
                usual.approval(),
                usual.recommendations());
        return new Version<>(new VersionRef<>(1, number), terms, true, at, "ana");
    }

    @Test
    void arePropertiesUntilTheFirstIsPublished() {
        assertThat(settings.at(FIRST.minusMillis(1))).isEqualTo(properties);
        assertThat(SettingsOverTime.of(properties, List.of()).now()).isEqualTo(properties);
        assertThat(SettingsOverTime.of(properties, List.of()).at(SECOND)).isEqualTo(properties);
    }

    @Test
    void areInForceFromTheMomentOfTheirPublicationToThatOfTheNext() {
        assertThat(settings.at(FIRST).lots().clawback()).isEqualTo(ClawbackPolicy.REVOKE_FROM_PENDING);
        assertThat(settings.at(SECOND.minusMillis(1)).lots().clawback()).isEqualTo(ClawbackPolicy.REVOKE_FROM_PENDING);
        assertThat(settings.at(SECOND).lots().clawback()).isEqualTo(ClawbackPolicy.REVOKE_BELOW_ZERO);
        assertThat(settings.now().lots().clawback()).isEqualTo(ClawbackPolicy.REVOKE_BELOW_ZERO);
    }
}
