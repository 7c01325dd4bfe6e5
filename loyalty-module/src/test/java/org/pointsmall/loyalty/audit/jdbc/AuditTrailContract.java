package org.pointsmall.loyalty.audit.jdbc;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.audit.AuditChange;
import org.pointsmall.loyalty.audit.AuditFilter;
import org.pointsmall.loyalty.audit.AuditNote;
import org.pointsmall.loyalty.audit.AuditRow;
import org.pointsmall.loyalty.audit.AuditScope;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The trail is what was done, all of it and in its order; whoever edits it is found out. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AuditTrailContract {
    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00.123Z");

    private TestDatabase database;
    private Transactions transactions;
    private JdbcAuditTrail trail;
    private JdbcTemplate jdbc;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        transactions = TransactionsOfAStore.on(database.dataSource());
        jdbc = new JdbcTemplate(database.dataSource());
        trail = new JdbcAuditTrail(
                database.dataSource(), new BusinessTime(Clock.fixed(NOW, ZoneOffset.UTC), () -> ZoneOffset.UTC));
    }

    @BeforeEach
    void anEmptyTrail() {
        jdbc.update("DELETE FROM LOYALTY_AUDIT");
        jdbc.update("UPDATE LOYALTY_AUDIT_HEAD SET LAST_ID = 0, LAST_HASH = ''");
    }

    @AfterAll
    void closePool() {
        database.close();
    }

    @Test
    void saysWhoHasDoneWhatAndWhy() {
        AuditNote first =
                note("ana", "RULE", "中秋双倍 🎑", List.of(new AuditChange("effect.percent", "100", "200")), "festival");
        write(first);
        write(note("bo", "ACCOUNT", "", List.of(), ""));

        List<AuditRow> rows = trail.rows(AuditFilter.ALL, Long.MAX_VALUE, 10);

        assertThat(rows).extracting(AuditRow::id).containsExactly(2L, 1L);
        assertThat(rows.get(1)).isEqualTo(new AuditRow(1, NOW, first));
        assertThat(trail.actors()).containsExactly("ana", "bo");
        assertThat(trail.firstBroken()).isEmpty();
    }

    @Test
    void isFilteredByEachAndByAll() {
        write(note("ana", "RULE", "Double tea", List.of(), "festival"));
        write(note("bo", "RULE", "Treble 100%", List.of(new AuditChange("x", "1", "2")), ""));
        write(note("ana", "ACCOUNT", "#7", List.of(), "late parcel"));

        assertThat(ids(new AuditFilter("ana", "", "", null, null))).containsExactly(3L, 1L);
        assertThat(ids(new AuditFilter("", "RULE", "", null, null))).containsExactly(2L, 1L);
        assertThat(ids(new AuditFilter("", "", "PARCEL", null, null))).containsExactly(3L);
        assertThat(ids(new AuditFilter("", "", "100%", null, null))).containsExactly(2L);
        assertThat(ids(new AuditFilter("", "", "%", null, null))).containsExactly(2L);
        assertThat(ids(new AuditFilter("", "", "' OR 1=1 --", null, null))).isEmpty();
        assertThat(ids(new AuditFilter("ana", "RULE", "tea", NOW, NOW.plusMillis(1))))
                .containsExactly(1L);
        assertThat(ids(new AuditFilter("", "", "", null, NOW))).isEmpty();
        assertThat(trail.rows(AuditFilter.ALL, 3, 1)).extracting(AuditRow::id).containsExactly(2L);
    }

    @Test
    void whoeverEditsARowRemovesOneOrCutsTheEndIsFoundOut() {
        for (int i = 0; i < 5; i++) {
            write(note("ana", "RULE", "rule " + i, List.of(), "why"));
        }
        assertThat(trail.firstBroken()).isEmpty();

        jdbc.update("UPDATE LOYALTY_AUDIT SET ACTOR = 'bo' WHERE AUDIT_ID = 3");
        assertThat(trail.firstBroken()).contains(3L);
        jdbc.update("UPDATE LOYALTY_AUDIT SET ACTOR = 'ana' WHERE AUDIT_ID = 3");
        assertThat(trail.firstBroken()).isEmpty();

        jdbc.update("DELETE FROM LOYALTY_AUDIT WHERE AUDIT_ID = 5");
        assertThat(trail.firstBroken()).contains(5L);
        jdbc.update("DELETE FROM LOYALTY_AUDIT WHERE AUDIT_ID = 2");
        assertThat(trail.firstBroken()).contains(2L);
    }

    @Test
    void aRowBesideTheChainIsFoundOut() {
        write(note("ana", "RULE", "one", List.of(), ""));
        for (long id : List.of(2L, 9L, 0L, -3L)) {
            jdbc.update(
                    "INSERT INTO LOYALTY_AUDIT (AUDIT_ID, NOTED_AT, ACTOR, DID, SUBJECT, SUBJECT_ID, NAME, CHANGES, REASON,"
                            + " HASH) SELECT ?, NOTED_AT, 'forged', DID, SUBJECT, SUBJECT_ID, NAME, CHANGES, REASON, HASH"
                            + " FROM LOYALTY_AUDIT WHERE AUDIT_ID = 1",
                    id);
            assertThat(trail.firstBroken()).contains(id);
            jdbc.update("DELETE FROM LOYALTY_AUDIT WHERE AUDIT_ID = ?", id);
            assertThat(trail.firstBroken()).isEmpty();
        }
    }

    @Test
    void whatComesToNothingIsNotWrittenDown() {
        assertThatThrownBy(() -> transactions.required(() -> {
                    trail.note(note("ana", "RULE", "never", List.of(), ""));
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        write(note("ana", "RULE", "then", List.of(), ""));

        assertThat(trail.rows(AuditFilter.ALL, Long.MAX_VALUE, 10))
                .extracting(row -> row.note().name())
                .containsExactly("then");
        assertThat(trail.firstBroken()).isEmpty();
    }

    @Test
    void theReasonOfARequestIsThatOfWhatSaysNone() {
        try (AuditScope scope = AuditScope.open("asked for by the owner")) {
            assertThat(scope.hasNoted()).isFalse();
            write(note("ana", "RULE", "one", List.of(), ""));
            write(note("ana", "RULE", "two", List.of(), "its own"));
            assertThat(scope.hasNoted()).isTrue();
        }
        write(note("ana", "RULE", "three", List.of(), ""));

        assertThat(trail.rows(AuditFilter.ALL, Long.MAX_VALUE, 10))
                .extracting(row -> row.note().reason())
                .containsExactly("", "its own", "asked for by the owner");
    }

    @Test
    void manyAtOnceMakeOneChain() throws Exception {
        ExecutorService all = Executors.newFixedThreadPool(8);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String name = "rule " + i;
            done.add(all.submit(() -> write(note("ana", "RULE", name, List.of(), ""))));
        }
        for (Future<?> one : done) {
            one.get();
        }
        all.shutdown();

        assertThat(trail.rows(AuditFilter.ALL, Long.MAX_VALUE, 1_000)).hasSize(120);
        assertThat(trail.firstBroken()).isEmpty();
    }

    private AuditNote write(AuditNote note) {
        return transactions.required(() -> {
            trail.note(note);
            return note;
        });
    }

    private List<Long> ids(AuditFilter filter) {
        return trail.rows(filter, Long.MAX_VALUE, 10).stream().map(AuditRow::id).toList();
    }

    private static AuditNote note(String actor, String subject, String name, List<AuditChange> changes, String reason) {
        return new AuditNote(actor, AuditNote.CHANGED, subject, "7 v2", name, changes, reason);
    }
}
