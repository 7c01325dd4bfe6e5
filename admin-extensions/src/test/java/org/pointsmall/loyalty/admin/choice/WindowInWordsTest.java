package org.pointsmall.loyalty.admin.choice;

import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.Window;

import static org.assertj.core.api.Assertions.assertThat;

class WindowInWordsTest {

    @Test
    void theLastDaysOfAMonthAreSaidAsPeopleSayThem() {
        assertThat(days(-1)).isEqualTo(Sentence.of("LoyaltyRule_When_LastDay"));
        assertThat(days(-1, -2, -3)).isEqualTo(Sentence.of("LoyaltyRule_When_LastDays", 3L));
        assertThat(days(-2, -3)).isEqualTo(Sentence.of("LoyaltyRule_When_DaysOfMonth", "-3, -2"));
        assertThat(days(-1, 15)).isEqualTo(Sentence.of("LoyaltyRule_When_DaysOfMonth", "-1, 15"));
    }

    private static Sentence days(Integer... days) {
        Window window = Window.always(ZoneOffset.UTC).onDaysOfMonth(days);
        return new WindowInWords(Locale.ENGLISH).when(window, "Z").get(0);
    }
}
