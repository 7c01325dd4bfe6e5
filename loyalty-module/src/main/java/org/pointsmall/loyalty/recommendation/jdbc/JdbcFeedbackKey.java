package org.pointsmall.loyalty.recommendation.jdbc;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The key by which answers are signed: made once, by the first node that needs it, and read once by each. */
final class JdbcFeedbackKey implements Supplier<byte[]> {
    private static final int BYTES = 32;

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private volatile byte @Nullable [] known;

    public JdbcFeedbackKey(DataSource dataSource, Transactions transactions) {
        jdbc = new JdbcTemplate(dataSource);
        this.transactions = transactions;
    }

    @Override
    public byte[] get() {
        byte[] key = known;
        if (key == null) {
            key = transactions.required(this::read);
            known = key;
        }
        return key.clone();
    }

    private byte[] read() {
        List<String> kept = keys();
        if (kept.isEmpty()) {
            byte[] made = new byte[BYTES];
            new SecureRandom().nextBytes(made);
            try {
                transactions.isolated(() -> jdbc.update(
                        "INSERT INTO LOYALTY_RECOMMENDATION_KEY (KEY_ID, SECRET) VALUES (1, ?)",
                        Base64.getEncoder().encodeToString(made)));
            } catch (DuplicateKeyException madeMeanwhile) {
                // Another node's is as good.
                return Base64.getDecoder().decode(keys().get(0));
            }
            return made;
        }
        return Base64.getDecoder().decode(kept.get(0));
    }

    private List<String> keys() {
        return jdbc.queryForList("SELECT SECRET FROM LOYALTY_RECOMMENDATION_KEY WHERE KEY_ID = 1", String.class);
    }
}
