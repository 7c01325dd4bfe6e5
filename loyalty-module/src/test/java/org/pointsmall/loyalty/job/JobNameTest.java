package org.pointsmall.loyalty.job;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JobNameTest {

    @Test
    void isWordsJoinedByHyphens() {
        assertThat(new JobName("time-out-holds")).hasToString("time-out-holds");
        assertThat(new JobName("a".repeat(60)).value()).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a--b", "A", "a b", "a.b", "1a"})
    void isNothingElse(String name) {
        assertThatThrownBy(() -> new JobName(name)).hasMessageContaining("not a job's name");
    }

    @Test
    void fitsItsColumn() {
        assertThatThrownBy(() -> new JobName("a".repeat(61))).hasMessageContaining("not a job's name");
    }
}
