package org.pointsmall.loyalty.reward.jdbc;

import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.pointsmall.loyalty.reward.CodePools;
import org.pointsmall.loyalty.reward.RewardId;
import org.pointsmall.loyalty.reward.code.CodeCipher;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Codes in the store's database, as they are given to rewards: in the order of their numbers. Who is given one counts the
 * pool's row up, so that nobody else can be given the same.
 */
final class JdbcGivenCodes implements CodePools {
    private final JdbcTemplate jdbc;
    private final CodeCipher cipher;

    /** @param dataSource the one that the store's transactions run on */
    JdbcGivenCodes(DataSource dataSource, CodeCipher cipher) {
        jdbc = new JdbcTemplate(dataSource);
        this.cipher = cipher;
    }

    @Override
    public boolean give(long pool, RewardId reward) {
        int counted =
                jdbc.update("UPDATE LOYALTY_CODE_POOL SET GIVEN = GIVEN + 1 WHERE POOL_ID = ? AND GIVEN < ADDED", pool);
        if (counted == 0) {
            return false;
        }
        Long next = jdbc.queryForObject("SELECT GIVEN FROM LOYALTY_CODE_POOL WHERE POOL_ID = ?", Long.class, pool);
        int given = jdbc.update(
                "UPDATE LOYALTY_CODE SET REWARD_ID = ? WHERE POOL_ID = ? AND NTH = ? AND REWARD_ID IS NULL",
                reward.value(),
                pool,
                Objects.requireNonNull(next));
        if (given == 0) {
            throw new IllegalStateException("the next code of pool " + pool + " has been given already");
        }
        return true;
    }

    @Override
    public Optional<String> codeOf(RewardId reward) {
        return jdbc
                .query(
                        "SELECT POOL_ID, SEALED FROM LOYALTY_CODE WHERE REWARD_ID = ?",
                        (row, index) -> cipher.open(row.getLong("POOL_ID"), row.getString("SEALED")),
                        reward.value())
                .stream()
                .findFirst();
    }
}
