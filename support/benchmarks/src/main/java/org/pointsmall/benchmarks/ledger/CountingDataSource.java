package org.pointsmall.benchmarks.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what goes to the database through it. For counting only: nothing is timed on its connections. */
final class CountingDataSource extends DelegatingDataSource {
    private final StatementCounts counts;

    CountingDataSource(DataSource target, StatementCounts counts) {
        super(target);
        this.counts = counts;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return counted(Connection.class, super.getConnection());
    }

    private <T> T counted(Class<T> type, T target) {
        Object proxy = Proxy.newProxyInstance(
                CountingDataSource.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(target, method, arguments));
        return type.cast(proxy);
    }

    private @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "addBatch" -> counts.batchRows.incrementAndGet();
            case "commit" -> counts.commits.incrementAndGet();
            case "rollback" -> counts.rollbacks.incrementAndGet();
            case "execute", "executeQuery", "executeUpdate", "executeBatch" -> counts.statements.incrementAndGet();
            default -> {
                // Everything else stays on this side of the wire.
            }
        }
        try {
            Object answer = method.invoke(target, arguments);
            if (answer instanceof PreparedStatement statement) {
                return counted(PreparedStatement.class, statement);
            }
            return answer instanceof Statement statement ? counted(Statement.class, statement) : answer;
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
