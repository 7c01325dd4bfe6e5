package org.pointsmall.broadleaf.boot.persistence;

import javax.persistence.PersistenceException;
import org.hibernate.HibernateException;
import org.hibernate.NonUniqueResultException;
import org.hibernate.PessimisticLockException;
import org.hibernate.QueryTimeoutException;
import org.hibernate.StaleStateException;
import org.hibernate.dialect.lock.LockingStrategyException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.hibernate.exception.SQLGrammarException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;

/**
 * Hibernate 4.2's exceptions in Spring's terms. Lost races (locks, versions, unique keys) get types of their own, since
 * callers retry or refuse on them; the rest is left to the JPA translation, which keeps the cause.
 */
final class HibernateExceptions {

    private HibernateExceptions() {}

    static @Nullable DataAccessException translate(RuntimeException exception) {
        Throwable cause = exception instanceof PersistenceException ? exception.getCause() : exception;
        DataAccessException translated =
                cause instanceof HibernateException ? translateHibernate((HibernateException) cause) : null;
        return translated != null
                ? translated
                : EntityManagerFactoryUtils.convertJpaAccessExceptionIfPossible(exception);
    }

    private static @Nullable DataAccessException translateHibernate(HibernateException cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof ConstraintViolationException || cause instanceof DataException) {
            return new DataIntegrityViolationException(message, cause);
        }
        if (cause instanceof StaleStateException) {
            return new ObjectOptimisticLockingFailureException(message, cause);
        }
        if (cause instanceof LockAcquisitionException) {
            return new CannotAcquireLockException(message, cause);
        }
        if (cause instanceof PessimisticLockException || cause instanceof LockingStrategyException) {
            return new PessimisticLockingFailureException(message, cause);
        }
        if (cause instanceof QueryTimeoutException) {
            return new org.springframework.dao.QueryTimeoutException(message, cause);
        }
        if (cause instanceof JDBCConnectionException) {
            return new DataAccessResourceFailureException(message, cause);
        }
        if (cause instanceof SQLGrammarException) {
            return new InvalidDataAccessResourceUsageException(message, cause);
        }
        if (cause instanceof NonUniqueResultException) {
            return new IncorrectResultSizeDataAccessException(message, 1, cause);
        }
        return null;
    }
}
