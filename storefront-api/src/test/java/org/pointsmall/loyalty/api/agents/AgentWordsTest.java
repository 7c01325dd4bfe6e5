package org.pointsmall.loyalty.api.agents;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class AgentWordsTest {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @ParameterizedTest
    @EnumSource(AgentProblemCode.class)
    void everyProblemHasWordsInBothLanguages(AgentProblemCode code) {
        assertThat(words(Locale.ENGLISH).keySet()).contains("problem." + code.code());
        assertThat(words(Locale.SIMPLIFIED_CHINESE).getString("problem." + code.code()))
                .isNotEqualTo(words(Locale.ENGLISH).getString("problem." + code.code()));
    }

    @Test
    void nothingIsSaidOfWhatThereIsNot() {
        assertThat(words(Locale.ENGLISH).keySet())
                .hasSize(AgentProblemCode.values().length + 2)
                .isEqualTo(words(Locale.SIMPLIFIED_CHINESE).keySet());
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(AgentWords.BUNDLE, locale, NO_FALLBACK);
    }
}
