package org.pointsmall.loyalty.insight.figure;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.time.TimeFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** What changes an order goes on, whatever becomes of the figures. */
class NoteOrdersTest {
    private final List<Object> noted = new ArrayList<>();
    private boolean fails;

    private final NoteOrders note = new NoteOrders(
            book(),
            new InMemoryTransactions(new InMemoryLedgerStore()),
            TimeFixture.standingAt(Instant.parse("2026-11-30T12:00:00Z")));

    /** Only notes are asked of it. */
    private FigureBook book() {
        return (FigureBook) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {FigureBook.class}, (proxy, method, arguments) -> {
                    if (fails) {
                        throw new IllegalStateException("no such table");
                    }
                    noted.add(arguments[1]);
                    return null;
                });
    }

    @Test
    void anOrderIsNoted() {
        note.changed(17);

        assertThat(noted).containsExactly(17L);
    }

    @Test
    void aFailureCostsNobodyTheOrder() {
        fails = true;

        assertThatCode(() -> note.changed(17)).doesNotThrowAnyException();
    }
}
