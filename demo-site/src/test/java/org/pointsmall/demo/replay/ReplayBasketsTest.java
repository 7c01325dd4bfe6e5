package org.pointsmall.demo.replay;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayBasketsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void endsWithZeroWhenAllAgrees() throws Exception {
        try (FakeStore store = new FakeStore()) {
            assertThat(run("--site=" + store.address(), "--orders=30", "--no-proof"))
                    .isZero();
            assertThat(store.orders()).isEqualTo(30);
        }
        assertThat(out.toString()).contains("30 of 30 orders", "All agree to the point.");
    }

    @Test
    void endsWithOneWhenAnythingDiffers() throws Exception {
        try (FakeStore store = new FakeStore()) {
            store.balanceError = -1;
            assertThat(run("--site=" + store.address(), "--orders=1", "--no-proof"))
                    .isEqualTo(1);
        }
        assertThat(out.toString()).contains("DIFFERENCE");
    }

    @Test
    void saysWhichStoreCanNotBeReached() throws Exception {
        FakeStore closed = new FakeStore();
        closed.close();

        assertThat(run("--site=" + closed.address(), "--no-proof")).isEqualTo(1);
        assertThat(err.toString()).contains(closed.address().toString(), "stopped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--orders=0",
                "--orders=100000",
                "--orders=many",
                "--site=ftp://somewhere",
                "--what",
                "--data-dir=not-there",
                "--database-url=jdbc:h2:mem:without-a-ledger"
            })
    void namesWhatIsWrongOnTheCommandLine(String argument) {
        assertThat(run(argument)).isEqualTo(2);
        assertThat(err.toString())
                .contains(argument.substring(0, argument.indexOf('=') < 0 ? 6 : argument.indexOf('=')));
    }

    private int run(String... args) {
        return new CommandLine(new ReplayBaskets())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}
