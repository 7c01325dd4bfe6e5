package org.pointsmall.loyalty.api.member;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.earning.TraceCodes;

import static org.assertj.core.api.Assertions.assertThat;

class ExplanationsOfAwardsTest {

    static Set<String> codes() {
        return TraceCodes.all();
    }

    @Test
    void anAwardsTraceHasSteps() {
        assertThat(codes()).contains("earn.base-rate", "earn.rounded-down", "earn.limited", "earn.tier");
    }

    /** The bundles have the same keys: see ProblemTextsTest. */
    @ParameterizedTest
    @MethodSource("codes")
    void everyStepOfAnAwardHasWords(String code) {
        assertThat(ResourceBundle.getBundle("org.pointsmall.loyalty.api.member.explanations", Locale.SIMPLIFIED_CHINESE)
                        .containsKey(code))
                .isTrue();
    }
}
