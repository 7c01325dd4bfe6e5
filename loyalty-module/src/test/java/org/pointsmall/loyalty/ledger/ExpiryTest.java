package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.pointsmall.loyalty.ledger.Expiry.End.DAY;
import static org.pointsmall.loyalty.ledger.Expiry.End.MONTH;
import static org.pointsmall.loyalty.ledger.Expiry.End.YEAR;

/** When points expire, and by what terms lots are earned. */
class ExpiryTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
    private static final ZoneId HAVANA = ZoneId.of("America/Havana");
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void neverIsNever() {
        assertThat(new Expiry.Never().expiresAt(NOON, SHANGHAI)).isNull();
    }

    @Test
    void aPeriodEndsWithTheLastDayOfIt() {
        assertThat(after("P1D", DAY, "2026-05-01T00:00:00Z")).isEqualTo("2026-05-03T00:00:00Z");
        assertThat(after("P1D", DAY, "2026-05-01T23:59:59.999Z")).isEqualTo("2026-05-03T00:00:00Z");
        assertThat(after("P1D", DAY, "2026-05-02T00:00:00Z")).isEqualTo("2026-05-04T00:00:00Z");
        assertThat(after("P1Y", DAY, "2026-05-01T12:00:00Z")).isEqualTo("2027-05-02T00:00:00Z");
    }

    @Test
    void aPeriodMayBeRoundedUpToTheEndOfItsMonth() {
        assertThat(after("P12M", MONTH, "2026-05-01T12:00:00Z")).isEqualTo("2027-06-01T00:00:00Z");
        assertThat(after("P12M", MONTH, "2026-05-31T23:59:59Z")).isEqualTo("2027-06-01T00:00:00Z");
        assertThat(after("P12M", MONTH, "2026-06-01T00:00:00Z")).isEqualTo("2027-07-01T00:00:00Z");
        assertThat(after("P1M", MONTH, "2026-11-30T00:00:00Z")).isEqualTo("2027-01-01T00:00:00Z");
    }

    @Test
    void aPeriodMayBeRoundedUpToTheEndOfItsYear() {
        assertThat(after("P1Y", YEAR, "2026-01-01T00:00:00Z")).isEqualTo("2028-01-01T00:00:00Z");
        assertThat(after("P1Y", YEAR, "2026-12-31T23:59:59Z")).isEqualTo("2028-01-01T00:00:00Z");
        assertThat(after("P1Y", YEAR, "2027-01-01T00:00:00Z")).isEqualTo("2029-01-01T00:00:00Z");
    }

    @Test
    void aMonthAfterALongOneEndsWithTheShortOne() {
        assertThat(after("P1M", DAY, "2026-01-30T12:00:00Z")).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(after("P1M", DAY, "2026-01-31T12:00:00Z")).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(after("P1M", DAY, "2028-01-31T12:00:00Z")).isEqualTo("2028-03-01T00:00:00Z");
    }

    @Test
    void aLeapDayHasAnAnniversaryInEveryYear() {
        assertThat(after("P1Y", DAY, "2028-02-29T12:00:00Z")).isEqualTo("2029-03-01T00:00:00Z");
        assertThat(after("P4Y", DAY, "2028-02-29T12:00:00Z")).isEqualTo("2032-03-01T00:00:00Z");
        assertThat(after("P1Y", MONTH, "2027-02-28T12:00:00Z")).isEqualTo("2028-03-01T00:00:00Z");
    }

    @Test
    void daysBeginWhereTheProgrammeIs() {
        Expiry.After day = new Expiry.After(Period.ofDays(1), DAY);

        assertThat(day.expiresAt(Instant.parse("2026-05-01T15:59:59.999Z"), SHANGHAI))
                .isEqualTo("2026-05-02T16:00:00Z");
        assertThat(day.expiresAt(Instant.parse("2026-05-01T16:00:00Z"), SHANGHAI))
                .isEqualTo("2026-05-03T16:00:00Z");
    }

    @Test
    void aDayThatHasNoMidnightBeginsAllTheSame() {
        Expiry lastDayBefore = new Expiry.On(LocalDate.of(2018, 11, 3));

        assertThat(lastDayBefore.expiresAt(NOON, SAO_PAULO))
                .as("the clock went from 00:00 to 01:00 as the fourth began")
                .isEqualTo("2018-11-04T03:00:00Z");
        assertThat(terms(lastDayBefore, SAO_PAULO).expiryMonth()).isEqualTo(YearMonth.of(2018, 11));
        assertThat(new Expiry.After(Period.ofDays(1), DAY).expiresAt(Instant.parse("2018-11-02T12:00:00Z"), SAO_PAULO))
                .isEqualTo("2018-11-04T03:00:00Z");
    }

    @Test
    void aDayThatHasTwoMidnightsBeginsWithTheFirst() {
        assertThat(new Expiry.On(LocalDate.of(2018, 2, 17)).expiresAt(NOON, SAO_PAULO))
                .as("the last hour of the seventeenth came twice")
                .isEqualTo("2018-02-18T03:00:00Z");
        assertThat(new Expiry.On(LocalDate.of(2018, 11, 3)).expiresAt(NOON, HAVANA))
                .as("the first hour of the fourth came twice")
                .isEqualTo("2018-11-04T04:00:00Z");
    }

    @Test
    void festivalPointsAllEndWithTheSameDay() {
        Expiry festival = new Expiry.On(LocalDate.of(2027, 2, 21));

        assertThat(festival.expiresAt(NOON, SHANGHAI))
                .isEqualTo(festival.expiresAt(NOON.plusSeconds(86_400), SHANGHAI))
                .isEqualTo("2027-02-21T16:00:00Z");
    }

    @Test
    void aPeriodIsAtLeastADay() {
        assertThat(new Expiry.After(Period.ofDays(1), DAY).period()).isEqualTo(Period.ofDays(1));
        for (Period none : new Period[] {Period.ZERO, Period.ofDays(-1), Period.of(0, 1, -1)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Expiry.After(none, DAY));
        }
    }

    @Test
    void theMonthOfExpiryIsThatOfTheLastMomentWhereTheProgrammeIs() {
        Expiry endOfMay = new Expiry.On(LocalDate.of(2026, 5, 31));

        assertThat(terms(endOfMay, SHANGHAI).expiryMonth()).isEqualTo(YearMonth.of(2026, 5));
        assertThat(terms(endOfMay, SAO_PAULO).expiryMonth()).isEqualTo(YearMonth.of(2026, 5));
        assertThat(terms(new Expiry.On(LocalDate.of(2026, 6, 1)), SHANGHAI).expiryMonth())
                .isEqualTo(YearMonth.of(2026, 6));
        assertThat(terms(new Expiry.Never(), SHANGHAI).expiryMonth()).isNull();
    }

    @Test
    void pointsWaitFromTheMomentInWhichTheyAreEarned() {
        LotPolicy fortnight = new LotPolicy(Duration.ofDays(14), new Expiry.Never());

        assertThat(fortnight.terms(NOON, SHANGHAI))
                .isEqualTo(new LotTerms(NOON, Instant.parse("2026-05-15T12:00:00Z"), null, null));
        assertThat(LotPolicy.LASTING.terms(NOON, SHANGHAI)).isEqualTo(new LotTerms(NOON, NOON, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new LotPolicy(Duration.ofMillis(-1), new Expiry.Never()));
    }

    @Test
    void termsWithAnExpiryHaveItsMonthAndOthersHaveNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LotTerms(NOON, NOON, NOON, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new LotTerms(NOON, NOON, null, YearMonth.of(2026, 5)));
    }

    @Test
    void pointsAreLostFromTheVeryInstantOfTheirExpiryOn() {
        LotTerms terms = terms(new Expiry.On(LocalDate.of(2026, 5, 31)), ZoneOffset.UTC);
        Instant june = Instant.parse("2026-06-01T00:00:00Z");

        assertThat(terms.expiredAt(june.minusMillis(1))).isFalse();
        assertThat(terms.expiredAt(june)).isTrue();
        assertThat(terms(new Expiry.Never(), ZoneOffset.UTC).expiredAt(Instant.MAX))
                .isFalse();
    }

    private static Instant after(String period, Expiry.End until, String earnedAt) {
        return new Expiry.After(Period.parse(period), until).expiresAt(Instant.parse(earnedAt), ZoneOffset.UTC);
    }

    private static LotTerms terms(Expiry expiry, ZoneId zone) {
        return new LotPolicy(Duration.ZERO, expiry).terms(NOON, zone);
    }
}
