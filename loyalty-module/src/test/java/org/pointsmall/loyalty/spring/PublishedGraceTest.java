package org.pointsmall.loyalty.spring;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.jdbc.Versions;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.settings.ProgrammeTerms;
import org.pointsmall.loyalty.settings.SettingsKind;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("heavy")
class PublishedGraceTest {
    private static final Duration PROPERTY = Duration.ofDays(30);
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void isThePropertyUntilOperatorsHavePublishedAnother() throws Exception {
        try (TestDatabase database = TestDatabase.inMemory("published-grace")) {
            assertThat(grace(database)).as("without a table").isEqualTo(PROPERTY);
            database.migrate();
            assertThat(grace(database)).as("without settings").isEqualTo(PROPERTY);

            Versions<ProgrammeTerms> settings =
                    new Versions<>(database.dataSource(), new SettingsKind(() -> LocalDate.EPOCH));
            Version<ProgrammeTerms> draft = settings.add(terms(3), false, NOON, "ana");
            assertThat(grace(database)).as("with a draft").isEqualTo(PROPERTY);
            Version<ProgrammeTerms> published = settings.change(draft.ref(), terms(3), true, NOON, "bo");
            settings.change(published.ref(), terms(5), false, NOON, "ana");

            assertThat(grace(database)).isEqualTo(Duration.ofDays(3));
        }
    }

    private static Duration grace(TestDatabase database) {
        return PublishedGrace.of(database.dataSource(), BusinessTime.ofTheMachine(), PROPERTY);
    }

    private static ProgrammeTerms terms(int days) {
        ProgrammeTerms usual = LoyaltySettings.of(LoyaltyProperties.from(
                        new MockEnvironment().withProperty("loyalty.return.grace", "P" + days + "D")))
                .terms(Currency.getInstance("CNY"));
        return usual.because("test");
    }
}
