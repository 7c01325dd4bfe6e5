package org.pointsmall.loyalty.transaction.jdbc;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether a database is of some kind: asked when it is needed for the first time, and never again. */
public final class DatabaseTrait {
    private final JdbcTemplate jdbc;
    private final ConnectionCallback<Boolean> question;
    private volatile @Nullable Boolean answer;

    /** @param question such as {@code PostgreSql::includes} */
    public DatabaseTrait(JdbcTemplate jdbc, ConnectionCallback<Boolean> question) {
        this.jdbc = jdbc;
        this.question = question;
    }

    public boolean holds() {
        Boolean known = answer;
        if (known == null) {
            known = Objects.requireNonNull(jdbc.execute(question));
            answer = known;
        }
        return known;
    }
}
