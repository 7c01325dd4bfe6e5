package org.pointsmall.loyalty.api.guide;

import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ZoneWordsTest {

    @Test
    void saysItAsPeopleDo() {
        assertThat(ZoneWords.of(ZoneId.of("Asia/Shanghai"), Locale.ENGLISH)).isEqualTo("China Time");
        assertThat(ZoneWords.of(ZoneId.of("Asia/Shanghai"), Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("中国时间");
        assertThat(ZoneWords.of(ZoneId.of("Pacific/Kiritimati"), Locale.ENGLISH))
                .isEqualTo("Line Islands Time");
        assertThat(ZoneWords.of(ZoneId.of("America/Miquelon"), Locale.ENGLISH)).isEqualTo("St. Pierre & Miquelon Time");
    }

    @Test
    void everyZoneThereIsReadsWell() {
        for (String id : ZoneId.getAvailableZoneIds()) {
            for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
                assertThat(ZoneWords.of(ZoneId.of(id), locale))
                        .as(id)
                        .isNotBlank()
                        .doesNotContain("/", "_", " Is.");
            }
        }
    }
}
