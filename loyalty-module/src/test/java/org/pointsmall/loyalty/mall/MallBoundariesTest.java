package org.pointsmall.loyalty.mall;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.Shopper;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.flag.Flag;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.time.BusinessTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** Every window, price and period of the mall at its edges, to the second: where clocks change, east and west of UTC. */
class MallBoundariesTest {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // The clocks skip 02:00 to 03:00: 02:30 stands for half an hour after it.
        "Europe/Berlin, 2026-03-29T02:30, 2026-03-29T04:00, 2026-03-29T01:30:00Z, 2026-03-29T02:00:00Z",
        // 02:30 comes twice, and the first one is meant.
        "Europe/Berlin, 2026-10-25T02:30, 2026-10-25T03:00, 2026-10-25T00:30:00Z, 2026-10-25T02:00:00Z",
        "America/New_York, 2026-03-08T00:00, 2026-03-09T00:00, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z",
        "America/New_York, 2026-11-01T00:00, 2026-11-02T00:00, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z",
        // Here they change by half an hour.
        "Australia/Lord_Howe, 2026-04-05T01:45, 2026-04-05T02:00, 2026-04-04T14:45:00Z, 2026-04-04T15:30:00Z",
        "Asia/Shanghai, 2026-11-11T00:00, 2026-11-12T00:00, 2026-11-10T16:00:00Z, 2026-11-11T16:00:00Z",
        "Pacific/Kiritimati, 2026-12-31T00:00, 2027-01-01T00:00, 2026-12-30T10:00:00Z, 2026-12-31T10:00:00Z",
        "Pacific/Pago_Pago, 2026-12-31T00:00, 2027-01-01T00:00, 2026-12-31T11:00:00Z, 2027-01-01T11:00:00Z"
    })
    void windowsBeginAndEndToTheSecond(
            String zone, LocalDateTime from, LocalDateTime until, Instant first, Instant end) {
        Window window = Window.always(ZoneId.of(zone)).within(from, until);
        MallOffer seen = anOffer().seen(window).publishedAt(LONG_AGO);
        MallOffer exchangeable = anOffer().exchangeable(window).publishedAt(LONG_AGO);
        Flag.Limited limited = new Flag.Limited(window);

        for (Instant at : new Instant[] {first, end.minusSeconds(1), end.minusMillis(1)}) {
            assertThat(seen.isSeen(at)).as("%s", at).isTrue();
            assertThat(seen.isExchangeable(at)).as("%s", at).isTrue();
            assertThat(exchangeable.isExchangeable(at)).as("%s", at).isTrue();
            assertThat(limited.window().contains(at)).as("%s", at).isTrue();
        }
        for (Instant at : new Instant[] {first.minusSeconds(1), first.minusMillis(1), end}) {
            assertThat(seen.isSeen(at)).as("%s", at).isFalse();
            assertThat(exchangeable.isSeen(at)).as("%s", at).isTrue();
            assertThat(exchangeable.isExchangeable(at)).as("%s", at).isFalse();
            assertThat(limited.window().contains(at)).as("%s", at).isFalse();
        }
    }

    /** Days of 24 hours: in March they end an hour later on the clock, and in October an hour earlier. */
    @ParameterizedTest
    @CsvSource({"2026-03-28T12:00+01:00, 2026-03-30T13:00+02:00", "2026-10-24T12:00+02:00, 2026-10-26T11:00+01:00"})
    void thePriceOfTheFirstDaysLastsAsManyHoursWhereClocksChange(String published, String end) {
        MallOffer offer = anOffer()
                .costing(500)
                .inTheFirst(2, 250)
                .publishedAt(OffsetDateTime.parse(published).toInstant());
        Instant over = OffsetDateTime.parse(end).toInstant();

        assertThat(points(offer, over.minusMillis(1))).isEqualTo(250);
        assertThat(points(offer, over)).isEqualTo(500);
    }

    private static long points(MallOffer offer, Instant at) {
        Points points = OfferPricing.price(offer, CampaignBook.EMPTY, Shopper.GUEST, Set.of(), 0, 1, at)
                .points();
        return points.value();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, DAY, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z, 2026-03-29",
        "Europe/Berlin, DAY, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z, 2026-10-25",
        "America/New_York, WEEK, 2026-10-26T04:00:00Z, 2026-11-02T05:00:00Z, 2026-W44",
        "Asia/Shanghai, MONTH, 2026-10-31T16:00:00Z, 2026-11-30T16:00:00Z, 2026-11",
        "Pacific/Kiritimati, YEAR, 2025-12-31T10:00:00Z, 2026-12-31T10:00:00Z, 2026",
        "Pacific/Pago_Pago, MONTH, 2026-02-01T11:00:00Z, 2026-03-01T11:00:00Z, 2026-2",
        // The week of New Year is one.
        "UTC, WEEK, 2026-12-28T00:00:00Z, 2027-01-04T00:00:00Z, 2026-W53"
    })
    void aPeriodHasItsNameFromItsFirstMomentToTheLastBeforeTheNext(
            String zone, QuotaPeriod period, Instant first, Instant next, String name) {
        assertThat(name(zone, period, first)).isEqualTo(name);
        assertThat(name(zone, period, next.minusMillis(1))).isEqualTo(name);
        assertThat(name(zone, period, first.minusMillis(1))).isNotEqualTo(name);
        assertThat(name(zone, period, next)).isNotEqualTo(name);
    }

    private static String name(String zone, QuotaPeriod period, Instant at) {
        return period.of(new BusinessTime(Clock.fixed(at, ZoneOffset.UTC), ZoneId.of(zone)).today());
    }

    @Test
    void noTwoPeriodsOfOneLengthShareAName() {
        for (QuotaPeriod period : QuotaPeriod.values()) {
            String last = null;
            Set<String> before = new HashSet<>();
            for (int day = 0; day < 3_000; day++) {
                String name = period.of(LocalDate.of(2024, 1, 1).plusDays(day));
                if (!name.equals(last)) {
                    assertThat(before.add(name)).as(name).isTrue();
                }
                last = name;
            }
        }
    }
}
