package org.pointsmall.loyalty.job.jdbc;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider.ColumnNames;
import org.pointsmall.loyalty.job.JobLocks;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.Node;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A row a job in {@code LOYALTY_JOB_LOCK}. When a lock ends is for the database's clock to say: the nodes' own may
 * differ. Each statement is a transaction of its own by the store's manager.
 */
final class ShedJobLocks implements JobLocks {
    private final LockProvider locks;
    private final BusinessTime time;

    /** @param time stamps what ShedLock wants stamped; nothing is decided by it */
    ShedJobLocks(DataSource dataSource, PlatformTransactionManager manager, Node node, BusinessTime time) {
        this.time = time;
        locks = new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(new JdbcTemplate(dataSource))
                .withTransactionManager(manager)
                .withTableName("LOYALTY_JOB_LOCK")
                .withColumnNames(new ColumnNames("JOB_NAME", "LOCKED_UNTIL", "LOCKED_AT", "NODE"))
                .withLockedByValue(node.name())
                .usingDbTime()
                .build());
    }

    @Override
    public Optional<Lock> tryLock(JobName job, Duration lasting) {
        LockConfiguration wanted = new LockConfiguration(time.now(), job.value(), lasting, Duration.ZERO);
        return locks.lock(wanted).map(lock -> new ShedLock(lock, lasting));
    }

    /** Used by one thread. ShedLock answers each extension with a new lock, and the old one is void. */
    private static final class ShedLock implements Lock {
        private Optional<SimpleLock> current;
        private final Duration lasting;

        private ShedLock(SimpleLock taken, Duration lasting) {
            current = Optional.of(taken);
            this.lasting = lasting;
        }

        @Override
        public boolean keep() {
            current = current.flatMap(lock -> lock.extend(lasting, Duration.ZERO));
            return current.isPresent();
        }

        @Override
        public void release() {
            current.ifPresent(SimpleLock::unlock);
            current = Optional.empty();
        }
    }
}
