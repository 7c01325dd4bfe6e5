package org.pointsmall.loyalty.request.jdbc;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.request.CarryOutOnce;
import org.pointsmall.loyalty.request.PaceStore;
import org.pointsmall.loyalty.request.RequestKey;
import org.pointsmall.loyalty.request.RequestKeyStore;
import org.pointsmall.loyalty.request.RequestsContract;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.time.TimeFixture;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** In the tables, on a database. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RequestTablesContract extends RequestsContract {
    private TestDatabase database;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    protected RequestKeyStore keys() {
        return RequestTables.keys(database.dataSource(), transactions());
    }

    @Override
    protected PaceStore paces() {
        return RequestTables.paces(database.dataSource(), transactions());
    }

    @Override
    protected Transactions transactions() {
        return TransactionsOfAStore.on(database.dataSource());
    }

    /** Whose note can't be written, as if the node ended before. */
    private RequestKeyStore keysThatFailAtTheEnd() {
        RequestKeyStore whole = keys();
        return (RequestKeyStore) Proxy.newProxyInstance(
                RequestKeyStore.class.getClassLoader(),
                new Class<?>[] {RequestKeyStore.class},
                (proxy, method, args) -> {
                    if (method.getName().equals("end")) {
                        throw new IllegalStateException("the node ends");
                    }
                    return method.invoke(whole, args);
                });
    }

    private static RequestKey named(String key) {
        return new RequestKey(new MemberId(9), "mall-items", key);
    }

    /** What is done is a row that whoever is counted has. */
    private Outcome<String> work(String who) {
        transactions().required(() -> paces().begin(who, 1));
        return Outcome.done(who);
    }

    @Test
    void whatCouldNotBeNotedIsUndoneAndMayComeAgain() {
        BusinessTime time = TimeFixture.inUtc(new MovableClock(Instant.parse("2026-11-30T12:00:10Z")));
        CarryOutOnce dying = new CarryOutOnce(keysThatFailAtTheEnd(), transactions(), time);
        assertThatThrownBy(() ->
                        dying.runInOne(named("dying"), "a", () -> work("work:dying"), () -> Outcome.done("again")))
                .hasMessage("the node ends");
        assertThat(paces().counted("work:dying")).isEmpty();

        CarryOutOnce once = new CarryOutOnce(keys(), transactions(), time);
        assertThat(once.runInOne(named("dying"), "a", () -> work("work:dying"), () -> Outcome.done("again")))
                .isEqualTo(Outcome.done(new CarryOutOnce.Carried<>("work:dying", false)));
        assertThat(paces().counted("work:dying")).isPresent();
    }

    @Test
    void whoWasOvertakenAddsNothing() {
        MovableClock clock = new MovableClock(Instant.parse("2026-11-30T12:00:10Z"));
        CarryOutOnce once = new CarryOutOnce(keys(), transactions(), TimeFixture.inUtc(clock));
        RequestKey key = named("overtaken");

        Outcome<CarryOutOnce.Carried<String>> slow = once.runInOne(
                key,
                "a",
                () -> {
                    clock.moveOn(Duration.ofMinutes(3));
                    CompletableFuture.runAsync(() ->
                                    once.runInOne(key, "a", () -> work("work:second"), () -> Outcome.done("again")))
                            .join();
                    return work("work:first");
                },
                () -> Outcome.done("again"));

        assertThat(slow)
                .isEqualTo(Outcome.refused(Refusal.of(RefusalCode.CONFLICT).with("key", key.key())));
        assertThat(paces().counted("work:first")).isEmpty();
        assertThat(paces().counted("work:second")).isPresent();
        assertThat(keys().find(key)).map(RequestKeyStore.Known::ended).contains(true);
    }

    @Test
    void countsAreKeptWhereConnectionsDoNotCommitByThemselves() {
        DataSource manual = new DelegatingDataSource(database.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                connection.setAutoCommit(false);
                return connection;
            }
        };
        PaceStore counting = RequestTables.paces(manual, TransactionsOfAStore.on(manual));

        assertThat(counting.begin("member:manual", 60_000)).isTrue();
        assertThat(counting.count("member:manual", 60_000, 3)).isTrue();

        assertThat(paces().counted("member:manual")).contains(new PaceStore.Counted(60_000, 2));
    }
}
