package org.pointsmall.broadleaf.boot.persistence;

import java.sql.SQLException;
import java.util.stream.Stream;
import javax.persistence.OptimisticLockException;
import javax.persistence.PersistenceException;
import org.hibernate.PessimisticLockException;
import org.hibernate.QueryTimeoutException;
import org.hibernate.StaleStateException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.hibernate.exception.SQLGrammarException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;

class HibernateExceptionsTest {

    private static final SQLException SQL = new SQLException("sql");

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(new ConstraintViolationException("m", SQL, "UK"), DataIntegrityViolationException.class),
                Arguments.of(new DataException("m", SQL), DataIntegrityViolationException.class),
                Arguments.of(new StaleStateException("m"), OptimisticLockingFailureException.class),
                Arguments.of(new LockAcquisitionException("m", SQL), CannotAcquireLockException.class),
                Arguments.of(new PessimisticLockException("m", SQL, "s"), PessimisticLockingFailureException.class),
                Arguments.of(
                        new QueryTimeoutException("m", SQL, "s"), org.springframework.dao.QueryTimeoutException.class),
                Arguments.of(new JDBCConnectionException("m", SQL), DataAccessResourceFailureException.class),
                Arguments.of(new SQLGrammarException("m", SQL), InvalidDataAccessResourceUsageException.class));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void translatesHibernatesExceptionsBareAndWrapped(
            RuntimeException hibernates, Class<? extends DataAccessException> springs) {
        assertThat(HibernateExceptions.translate(hibernates)).isInstanceOf(springs);
        assertThat(HibernateExceptions.translate(new PersistenceException(hibernates)))
                .isInstanceOf(springs);
    }

    @Test
    void leavesJpasOwnToSpringAndOthersAlone() {
        assertThat(HibernateExceptions.translate(new OptimisticLockException()))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(HibernateExceptions.translate(new ArithmeticException())).isNull();
    }
}
