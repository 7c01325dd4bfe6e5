package org.pointsmall.loyalty.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.transaction.Transactions;

import static org.assertj.core.api.Assertions.assertThat;

class LatestTest {
    private final AtomicLong revision = new AtomicLong(1);
    private final List<Long> read = new ArrayList<>();
    private int transactions;
    private final Latest<String> latest = new Latest<>(
            revision::get,
            current -> {
                read.add(current);
                return "book " + current;
            },
            new Transactions() {
                @Override
                public <T> T required(Supplier<T> work) {
                    transactions++;
                    return work.get();
                }

                @Override
                public <T> T isolated(Supplier<T> work) {
                    throw new IllegalStateException("nothing is written");
                }
            });

    @Test
    void whatIsInForceIsReadWhenItIsFirstAskedForAndThenKept() {
        assertThat(read).isEmpty();
        assertThat(latest.book()).isEqualTo("book 1");
        revision.set(2);
        assertThat(latest.book()).as("until somebody looks").isEqualTo("book 1");
        assertThat(read).containsExactly(1L);
        assertThat(transactions).isEqualTo(1);
    }

    @Test
    void aLookReadsAgainWhatHasChangedAndNothingElse() {
        assertThat(latest.refresh()).as("nothing was known").isTrue();
        assertThat(latest.refresh()).isFalse();
        assertThat(read).containsExactly(1L);

        revision.set(2);
        assertThat(latest.refresh()).isTrue();
        assertThat(latest.book()).isEqualTo("book 2");
        assertThat(latest.refresh()).isFalse();
        assertThat(read).containsExactly(1L, 2L);
    }

    /** What another node saves while the definitions are read is found by the next look. */
    @Test
    void theRevisionIsReadBeforeTheDefinitions() {
        Latest<Long> overtaken = new Latest<>(revision::get, current -> revision.incrementAndGet(), direct());

        assertThat(overtaken.book()).isEqualTo(2);
        assertThat(overtaken.refresh()).isTrue();
    }

    private static Transactions direct() {
        return new Transactions() {
            @Override
            public <T> T required(Supplier<T> work) {
                return work.get();
            }

            @Override
            public <T> T isolated(Supplier<T> work) {
                return work.get();
            }
        };
    }
}
