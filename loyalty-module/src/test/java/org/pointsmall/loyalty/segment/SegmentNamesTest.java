package org.pointsmall.loyalty.segment;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.member.SegmentCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SegmentNamesTest {

    @Test
    void eachSegmentHasANameOfItsOwnInEachLanguage() {
        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
            assertThat(Arrays.stream(NamedSegment.values()).map(segment -> SegmentNames.name(segment.code(), language)
                            .orElseThrow()))
                    .doesNotHaveDuplicates()
                    .noneMatch(String::isBlank);
        }
    }

    @Test
    void isEnglishUnlessChineseIsWanted() {
        SegmentCode champions = NamedSegment.CHAMPIONS.code();

        assertThat(SegmentNames.name(champions, Locale.forLanguageTag("zh-CN"))).contains("重要价值客户");
        assertThat(SegmentNames.name(champions, Locale.ENGLISH)).contains("Champions");
        assertThat(SegmentNames.name(champions, Locale.FRANCE)).contains("Champions");
        assertThat(SegmentNames.name(new SegmentCode("whales"), Locale.ENGLISH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "At-Risk", "at--risk", "at risk", "-lost", "a23456789-123456789-1234567890a"})
    void aCodeIsWordsInLowerCase(String wrong) {
        assertThatThrownBy(() -> new SegmentCode(wrong)).hasMessageContaining("not a segment's code");
    }
}
