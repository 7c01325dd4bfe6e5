package org.pointsmall.loyalty.admin.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.member.MemberId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

class DisplayFormatTest {

    /** The day that is shown is the last on which the points can be spent, wherever the programme is. */
    @ParameterizedTest
    @CsvSource({
        "2026-06-30, UTC",
        "2026-06-30, Asia/Shanghai",
        "2026-06-30, America/Los_Angeles",
        "2027-03-28, Europe/Berlin",
        "2026-11-01, America/Havana"
    })
    void lotUnusableTheSecondAfterTheDateShown(LocalDate lastDay, ZoneId zone) {
        LedgerFixture shop = new LedgerFixture();
        Instant expires = new Expiry.On(lastDay).expiresAt(Instant.EPOCH, zone);
        MemberId member = shop.aMember().with(10, expires).id();
        Instant lastSecond = lastDay.atTime(23, 59, 59).atZone(zone).toInstant();

        assertThat(new DisplayFormat(Locale.ENGLISH, zone).lastDay(expires)).isEqualTo(lastDay.toString());
        shop.clock.moveOn(Duration.between(shop.clock.instant(), lastSecond));
        granted(shop.hold(member, 5, 1));
        shop.clock.moveOn(Duration.ofSeconds(1));
        assertThat(refused(shop.hold(member, 5, 2)).code().name()).isEqualTo("INSUFFICIENT_POINTS");
    }
}
