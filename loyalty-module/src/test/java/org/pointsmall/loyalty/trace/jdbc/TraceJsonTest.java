package org.pointsmall.loyalty.trace.jdbc;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TraceJsonTest {

    @Test
    void readsWhatItWrote() {
        List<TraceLine> trace = List.of(
                new TraceLine("earn.less-offset", Map.of("money", "1.00 CNY")),
                new TraceLine("earn.base-rate", Map.of("paid", "积分 \"9\"\n", "points", "9")),
                new TraceLine("earn.nothing", Map.of()));

        assertThat(TraceJson.read(TraceJson.write(trace))).isEqualTo(trace);
    }

    @Test
    void writesTheSameTraceTheSameWay() {
        assertThat(TraceJson.write(List.of(new TraceLine("code", Map.of("b", "2", "a", "1")))))
                .isEqualTo("[{\"code\":\"code\",\"operands\":{\"a\":\"1\",\"b\":\"2\"}}]");
    }

    @Test
    void keepsNoTextForNoTrace() {
        assertThat(TraceJson.write(List.of())).isNull();
        assertThat(TraceJson.read(null)).isEmpty();
    }

    @Test
    void failsOnAJournalThatCanNotBeRead() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TraceJson.read("[{\"code\":"))
                .withMessageContaining("[{\"code\":");
    }
}
