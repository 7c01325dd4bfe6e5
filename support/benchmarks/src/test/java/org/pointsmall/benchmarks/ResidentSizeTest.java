package org.pointsmall.benchmarks;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResidentSizeTest {

    @Test
    void readsLinuxProcessStatus() throws Exception {
        ResidentSize size = ResidentSize.ofStatus(List.of("Name:\tjava", "VmHWM:\t  600000 kB", "VmRSS:\t  500000 kB"));

        assertThat(size).isEqualTo(new ResidentSize(512_000_000)).hasToString("512 MB");
    }

    @Test
    void aProcessThatHasEndedIsNoProcessOfNoSize() {
        assertThatThrownBy(() -> ResidentSize.ofStatus(List.of("Name:\tjava", "State:\tZ (zombie)")))
                .isInstanceOf(BenchmarkFailure.class);
    }

    @Test
    void aRunningProcessTakesMemory() throws Exception {
        assertThat(ResidentSize.of(ProcessHandle.current().pid()).bytes()).isPositive();
    }
}
