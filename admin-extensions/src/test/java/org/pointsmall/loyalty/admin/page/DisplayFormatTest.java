package org.pointsmall.loyalty.admin.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.member.MemberId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

class DisplayFormatTest {

    @ParameterizedTest
    @CsvSource({
        "2026-06-30, UTC",
        "2026-06-30, Asia/Shanghai",
        "2026-06-30, America/Los_Angeles",
        "2027-03-28, Europe/Berlin",
        "2026-11-01, America/Havana"
    })
    void theDayThatIsShownIsTheLastBeforePointsExpire(LocalDate lastDay, ZoneId zone) {
        Instant expires = new Expiry.On(lastDay).expiresAt(Instant.EPOCH, zone);

        assertThat(new DisplayFormat(Locale.ENGLISH, zone).lastDay(expires)).isEqualTo(lastDay.toString());
        assertThat(expires)
                .isEqualTo(lastDay.atTime(23, 59, 59).atZone(zone).toInstant().plusSeconds(1));
    }

    @Test
    void lotUnusableTheSecondAfterTheDateShown() {
        LedgerFixture shop = new LedgerFixture();
        LocalDate lastDay = LocalDate.parse("2026-06-30");
        Instant expires = new Expiry.On(lastDay).expiresAt(Instant.EPOCH, ZoneOffset.UTC);
        MemberId member = shop.aMember().with(10, expires).id();
        Instant lastSecond = lastDay.atTime(23, 59, 59).toInstant(ZoneOffset.UTC);

        assertThat(new DisplayFormat(Locale.ENGLISH, ZoneOffset.UTC).lastDay(expires))
                .isEqualTo(lastDay.toString());
        shop.clock.moveOn(Duration.between(shop.clock.instant(), lastSecond));
        granted(shop.hold(member, 5, 1));
        shop.clock.moveOn(Duration.ofSeconds(1));
        assertThat(refused(shop.hold(member, 5, 2)).code().name()).isEqualTo("INSUFFICIENT_POINTS");
    }
}
