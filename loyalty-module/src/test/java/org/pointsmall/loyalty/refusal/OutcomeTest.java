package org.pointsmall.loyalty.refusal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutcomeTest {
    private static final Refusal CONFLICT = Refusal.of(RefusalCode.CONFLICT).with("orderId", 7L);

    @Test
    void isEitherDoneOrRefused() {
        assertThat(Outcome.done("result").isRefused()).isFalse();
        assertThat(Outcome.refused(CONFLICT).isRefused()).isTrue();
    }

    @Test
    void mapsItsResultAndKeepsItsRefusal() {
        assertThat(Outcome.done("result").map(String::length)).isEqualTo(Outcome.done(6));
        assertThat(Outcome.<String>refused(CONFLICT).map(String::length)).isEqualTo(Outcome.refused(CONFLICT));
    }

    @Test
    void givesItsResultOrThrowsWhatTheCallerMakesOfTheRefusal() {
        assertThat(Outcome.done("result").orElseThrow(refusal -> new IllegalStateException()))
                .isEqualTo("result");
        assertThatThrownBy(() -> Outcome.refused(CONFLICT)
                        .orElseThrow(refusal ->
                                new IllegalStateException(refusal.code().name())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("CONFLICT");
    }
}
