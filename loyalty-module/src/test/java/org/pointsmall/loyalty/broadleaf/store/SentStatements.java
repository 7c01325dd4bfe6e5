package org.pointsmall.loyalty.broadleaf.store;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a thread sends to the store's database, trip by trip. Below the pool, which stays the very object that the store holds. */
public final class SentStatements implements BeanPostProcessor {
    private static final Set<String> SENDING = Set.of(
            "execute", "executeQuery", "executeUpdate", "executeLargeUpdate", "executeBatch", "executeLargeBatch");

    private final ThreadLocal<@Nullable List<String>> sent = new ThreadLocal<>();

    /** The SQL of each trip that this work takes; several statements that travel together are one. */
    public List<String> during(Callable<?> work) throws Exception {
        List<String> trips = new ArrayList<>();
        sent.set(trips);
        try {
            work.call();
        } finally {
            sent.remove();
        }
        return trips;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            pool.setDataSource(new DriverManagerDataSource(pool.getJdbcUrl()) {
                @Override
                public Connection getConnection() throws SQLException {
                    return listened(super.getConnection());
                }
            });
        }
        return bean;
    }

    private Connection listened(Connection connection) {
        return proxy(Connection.class, connection, (method, arguments, result) -> {
            if (method.equals("setSavepoint")) {
                note("SAVEPOINT");
            }
            return method.equals("prepareStatement")
                    ? listened((PreparedStatement) result, (String) arguments[0])
                    : result;
        });
    }

    private PreparedStatement listened(PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, statement, (method, arguments, result) -> {
            if (SENDING.contains(method)) {
                note(sql);
            }
            return result;
        });
    }

    private void note(String sql) {
        List<String> trips = sent.get();
        if (trips != null) {
            trips.add(sql);
        }
    }

    private interface Heard {
        @Nullable
        Object result(String method, Object[] arguments, @Nullable Object result);
    }

    private static <T> T proxy(Class<T> type, T target, Heard heard) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return heard.result(method.getName(), arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}
