package org.pointsmall.loyalty.admin;

import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.admin.member.Member;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The last line: code that goes past the admin's handlers, straight to JPA. */
@AdminTest
class MemberIsReadOnlyTest {

    @PersistenceContext(unitName = "blPU")
    EntityManager entities;

    @Autowired
    Backroom backroom;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcTemplate jdbc;

    private long accountId;

    @BeforeEach
    void aMember() {
        long customerId = backroom.aMember("locked" + System.identityHashCode(this), 10);
        accountId = jdbc.queryForObject(
                "SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?", Long.class, customerId);
    }

    @Test
    void cannotBeAddedOrRemoved() {
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.required(() -> {
                    Member member = new Member();
                    ReflectionTestUtils.setField(member, "id", 4711L);
                    entities.persist(member);
                    return true;
                }));
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.required(() -> {
                    entities.remove(entities.find(Member.class, accountId));
                    return true;
                }));

        assertThat(availablePoints()).isEqualTo(10);
    }

    @Test
    void changesOfItsFieldsAreNeverWritten() {
        transactions.required(() -> {
            Member member = entities.find(Member.class, accountId);
            ReflectionTestUtils.setField(member, "available", 999_999L);
            entities.flush();
            return true;
        });

        assertThat(availablePoints()).isEqualTo(10);
    }

    @Test
    void theSchemaToolLeavesTheLedgersTableAsLiquibaseMadeIt() {
        assertThat(jdbc.queryForList(
                        "SELECT CONSTRAINT_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS"
                                + " WHERE TABLE_NAME = 'LOYALTY_ACCOUNT'",
                        String.class))
                .containsExactlyInAnyOrder(
                        "LOYALTY_ACCOUNT_PK",
                        "LOYALTY_ACCOUNT_MEMBER_UQ",
                        "LOYALTY_ACCOUNT_CK",
                        "LOYALTY_ACCOUNT_STATUS_CK",
                        "LOYALTY_ACCOUNT_MERGED_FK");
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'MEMBER'", Integer.class))
                .isZero();
    }

    private long availablePoints() {
        return jdbc.queryForObject("SELECT AVAILABLE FROM LOYALTY_ACCOUNT WHERE ACCOUNT_ID = ?", Long.class, accountId);
    }
}
