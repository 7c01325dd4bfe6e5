package org.pointsmall.benchmarks.measure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkbenchTest {
    private final List<String> ended = new ArrayList<>();

    @Test
    void leavesNothingBehind() throws Exception {
        Workbench bench = Workbench.open();
        Path file = Files.writeString(
                Files.createDirectory(bench.folder().resolve("deep")).resolve("file"), "something");
        bench.use(() -> () -> ended.add("first"));
        bench.use(() -> () -> {
            throw new IllegalStateException("will not end");
        });
        bench.use(() -> () -> ended.add("last"));

        bench.close();
        bench.close();

        assertThat(ended).containsExactly("last", "first");
        assertThat(file).doesNotExist();
        assertThat(bench.folder()).doesNotExist();
    }

    @Test
    void startsNothingOnceItIsClosed() throws Exception {
        Workbench bench = Workbench.open();
        bench.close();

        assertThatThrownBy(() -> bench.use(() -> () -> ended.add("never"))).isInstanceOf(BenchmarkFailure.class);
    }
}
