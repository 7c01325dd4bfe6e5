package org.pointsmall.loyalty.api.wording;

import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WordingTest {
    private final Wording wording = new Wording("org.pointsmall.loyalty.api.wording.sentences", WordingTest.class);

    @Test
    void writesNumbersAndMoneyAsTheLanguageDoes() {
        assertThat(say("costs", "1234.50 CNY", Language.ENGLISH)).isEqualTo("It costs CN¥1,234.50.");
        assertThat(say("costs", "1234.50 CNY", Language.CHINESE)).isEqualTo("售价 ¥1,234.50。");
        assertThat(say("costs", "500 JPY", Language.ENGLISH)).isEqualTo("It costs ¥500.");
        assertThat(say("costs", "1234567", Language.ENGLISH)).isEqualTo("It costs 1,234,567.");
        assertThat(say("costs", "$1\\ and {more}", Language.ENGLISH)).isEqualTo("It costs $1\\ and {more}.");
        assertThat(say("costs", "9".repeat(40), Language.ENGLISH)).isEqualTo("It costs " + "9".repeat(40) + ".");
    }

    @Test
    void writesMoneyOfACurrencyThatItDoesNotKnowAsItIs() {
        assertThat(say("costs", "1.00 QQQ", Language.ENGLISH)).isEqualTo("It costs 1.00 QQQ.");
    }

    @Test
    void writesDaysAsPeopleDo() {
        assertThat(say("costs", "2026-06-30", Language.ENGLISH)).isEqualTo("It costs June 30, 2026.");
        assertThat(say("costs", "2026-06-30", Language.CHINESE)).contains("2026年6月30日");
    }

    @Test
    void writesLocalTimesAsPeopleDo() {
        assertThat(say("costs", "2026-06-30T10:00", Language.ENGLISH)).isEqualTo("It costs June 30, 2026, 10:00 AM.");
        assertThat(say("costs", "2026-06-30T10:00", Language.CHINESE)).contains("2026年6月30日 上午10:00");
    }

    @Test
    void writesNamesAsTheyAre() {
        assertThat(say("costs", new Wording.AsIs("1111"), Language.ENGLISH)).isEqualTo("It costs 1111.");
    }

    @Test
    void countsNouns() {
        assertThat(say("points", 0L, Language.ENGLISH)).isEqualTo("0 points");
        assertThat(say("points", 1L, Language.ENGLISH)).isEqualTo("1 point");
        assertThat(say("points", 1000L, Language.ENGLISH)).isEqualTo("1,000 points");
    }

    @Test
    void saysEnglishWhereChineseHasNoWords() {
        assertThat(say("points", 2L, Language.CHINESE)).isEqualTo("2 points");
    }

    @Test
    void saysNothingWithoutWordsOrOperands() {
        assertThat(wording.say("nothing", Map.of(), Language.ENGLISH)).isEmpty();
        assertThat(wording.say("costs", Map.of(), Language.ENGLISH)).isEmpty();
    }

    private String say(String key, Object operand, Language language) {
        return wording.say(key, Map.of("it", operand), language).orElseThrow();
    }
}
