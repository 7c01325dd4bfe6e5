package org.pointsmall.loyalty.adjustment.opening;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.adjustment.ApprovalRule;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** A store that takes points of an earlier programme over. Each test has members of its own. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpeningsFixture {
    private static final AtomicLong MEMBERS = new AtomicLong(1_000);
    static final String HEADER = "member,points,earned on,expires on,tier,tier until,reference\n";

    TestDatabase database;
    OpeningShop shop;
    JdbcTemplate jdbc;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void open() throws Exception {
        database = start().migrate();
        shop = new OpeningShop(database.dataSource());
        shop.defineTiers();
        jdbc = new JdbcTemplate(database.dataSource());
    }

    @AfterEach
    void theBooksAreRight() {
        shop.rule.set(ApprovalRule.NONE);
        shop.prove();
    }

    @AfterAll
    void close() {
        database.close();
    }

    static long members() {
        return MEMBERS.getAndAdd(10_000);
    }

    long count(String sql, Object... values) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM " + sql, Long.class, values);
    }
}
