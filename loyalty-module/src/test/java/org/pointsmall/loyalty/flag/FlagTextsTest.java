package org.pointsmall.loyalty.flag;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FlagTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-01 10:00", "2026-12-01 10:00:00", "2026-12-01T10:00", " 2026-12-01T10:00:00 "})
    void readsATimeAsPeopleAndBrowsersWriteIt(String text) {
        assertThat(FlagTexts.time(text)).contains(LocalDateTime.of(2026, 12, 1, 10, 0));
    }

    @Test
    void readsSeconds() {
        assertThat(FlagTexts.time("2026-12-01 10:00:59")).contains(LocalDateTime.of(2026, 12, 1, 10, 0, 59));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-12-01",
                "2026-12-0110:00",
                "2026-12-01 T10:00",
                "2026-02-29 10:00",
                "2026-12-01 24:00",
                "2026-12-01 10:00Z",
                "1.12.2026 10:00"
            })
    void takesNothingElseForATime(String text) {
        assertThat(FlagTexts.time(text)).isEmpty();
    }

    @Test
    void readsCodesWithCommasOfAnyKindBetweenThem() {
        assertThat(FlagTexts.codes(" loyal, at-risk，new、loyal ,")).containsExactly("loyal", "at-risk", "new");
        assertThat(FlagTexts.codes(" ")).isEmpty();
    }

    @Test
    void whatIsBlankIsNotSaid() {
        assertThat(FlagTexts.said(null)).isEmpty();
        assertThat(FlagTexts.said("  ")).isEmpty();
        assertThat(FlagTexts.said(" gold ")).contains("gold");
    }
}
