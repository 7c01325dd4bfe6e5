package org.pointsmall.broadleaf.boot.store;

import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.pointsmall.broadleaf.boot.plugin.Badge;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A transactional bean of the application that uses JPA and plain JDBC side by side, as the plugin's ledger does. */
@Component
public class BadgeBook {

    @PersistenceContext(unitName = "blPU")
    EntityManager entityManager;

    private final JdbcTemplate jdbc;

    BadgeBook(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional("blTransactionManager")
    public void writeBothWays(String code) {
        entityManager.persist(new Badge(code + "-jpa", 1));
        entityManager.flush();
        jdbc.update("INSERT INTO TEST_BADGE (CODE, AMOUNT) VALUES (?, ?)", code + "-jdbc", 1);
        // Each sees what the other wrote, uncommitted: they share one connection.
        if (count(code) != 2 || entityManager.find(Badge.class, code + "-jdbc") == null) {
            throw new IllegalStateException("JPA and JDBC are in two transactions");
        }
    }

    @Transactional("blTransactionManager")
    public void writeBothWaysAndFail(String code) {
        writeBothWays(code);
        throw new IllegalArgumentException("after both writes");
    }

    /** Without a manager's name: Broadleaf's is the primary one. */
    @Transactional
    public void addByJpa(String code) {
        entityManager.persist(new Badge(code, 1));
    }

    public int count(String codePrefix) {
        Integer count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM TEST_BADGE WHERE CODE LIKE ?", Integer.class, codePrefix + "%");
        return count == null ? 0 : count;
    }
}
