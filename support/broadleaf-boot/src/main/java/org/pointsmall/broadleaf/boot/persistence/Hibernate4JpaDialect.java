package org.pointsmall.broadleaf.boot.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.ConnectionHandle;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.orm.jpa.DefaultJpaDialect;
import org.springframework.transaction.TransactionDefinition;

/**
 * What Spring's JPA transactions need to know about Hibernate 4.2: how to hand out the JDBC connection (so that plain
 * JDBC on the same data source joins the transaction), how to set isolation, read-only and time-outs, and what its
 * exceptions mean. Savepoints and nested transactions are not supported.
 *
 * <p>A session keeps its connection until it is closed, Hibernate's default outside JTA. Both the shared connection and
 * the restoring of isolation and read-only afterwards stand on that.
 */
final class Hibernate4JpaDialect extends DefaultJpaDialect {

    private static final long serialVersionUID = 1L;

    @Override
    public Object beginTransaction(EntityManager entityManager, TransactionDefinition definition) throws SQLException {
        Session session = entityManager.unwrap(Session.class);
        if (definition.getTimeout() != TransactionDefinition.TIMEOUT_DEFAULT) {
            session.getTransaction().setTimeout(definition.getTimeout());
        }
        // Before begin(): most databases refuse to change isolation within a transaction.
        Integer isolation = DataSourceUtils.prepareConnectionForTransaction(connection(session), definition);
        entityManager.getTransaction().begin();
        return new Restore(session, flushModeFor(session, definition.isReadOnly()), isolation, definition.isReadOnly());
    }

    @Override
    public Object prepareTransaction(EntityManager entityManager, boolean readOnly, @Nullable String name) {
        Session session = entityManager.unwrap(Session.class);
        // The transaction is someone else's (JTA): only the flush mode is ours to change.
        return new Restore(session, flushModeFor(session, readOnly), null, false);
    }

    @Override
    public void cleanupTransaction(@Nullable Object transactionData) {
        if (transactionData instanceof Restore restore) {
            restore.run();
        }
    }

    @Override
    public ConnectionHandle getJdbcConnection(EntityManager entityManager, boolean readOnly) {
        Session session = entityManager.unwrap(Session.class);
        return () -> connection(session);
    }

    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException exception) {
        return HibernateExceptions.translate(exception);
    }

    /** Sets the session's flush mode for a transaction; answers the former one where it changed, to be restored. */
    private static @Nullable FlushMode flushModeFor(Session session, boolean readOnly) {
        FlushMode former = session.getFlushMode();
        if (readOnly) {
            if (former == FlushMode.MANUAL) {
                return null;
            }
            session.setFlushMode(FlushMode.MANUAL);
            return former;
        }
        if (former.lessThan(FlushMode.COMMIT)) {
            session.setFlushMode(FlushMode.AUTO);
            return former;
        }
        return null;
    }

    private static Connection connection(Session session) {
        Connection connection = ((SessionImplementor) session).connection();
        if (connection == null) {
            throw new PersistenceException("The Hibernate session has no JDBC connection: it is closed");
        }
        return connection;
    }

    /** What a transaction changed on a session that lives on after it, as one per web request does. */
    private record Restore(
            Session session, @Nullable FlushMode flushMode, @Nullable Integer isolation, boolean readOnly) {

        void run() {
            if (!session.isOpen()) {
                return;
            }
            if (flushMode != null) {
                session.setFlushMode(flushMode);
            }
            if (isolation != null || readOnly) {
                DataSourceUtils.resetConnectionAfterTransaction(connection(session), isolation, readOnly);
            }
        }
    }
}
