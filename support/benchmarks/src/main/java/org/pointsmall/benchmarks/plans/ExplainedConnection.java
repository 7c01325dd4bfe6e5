package org.pointsmall.benchmarks.plans;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection on which the server tells the plan of each statement after it, as a warning to the statement. */
final class ExplainedConnection implements InvocationHandler {
    private final Object target;
    private final List<ExplainedStatement> explained;

    private ExplainedConnection(Object target, List<ExplainedStatement> explained) {
        this.target = target;
        this.explained = explained;
    }

    /** @param explained filled as statements are executed */
    static Connection on(Connection connection, List<ExplainedStatement> explained) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : List.of(
                    "LOAD 'auto_explain'",
                    "SET auto_explain.log_min_duration = 0",
                    "SET auto_explain.log_analyze = on",
                    "SET auto_explain.log_buffers = on",
                    "SET auto_explain.log_timing = off",
                    "SET auto_explain.log_level = notice")) {
                statement.execute(setting);
            }
        }
        return proxy(Connection.class, connection, explained);
    }

    private static <T> T proxy(Class<T> type, T target, List<ExplainedStatement> explained) {
        Object proxy = Proxy.newProxyInstance(
                ExplainedConnection.class.getClassLoader(),
                new Class<?>[] {type},
                new ExplainedConnection(target, explained));
        return type.cast(proxy);
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            Object answer = method.invoke(target, arguments);
            if (target instanceof Statement statement && method.getName().startsWith("execute")) {
                explained.addAll(plans(statement));
            }
            return answer instanceof PreparedStatement prepared
                    ? proxy(PreparedStatement.class, prepared, explained)
                    : answer instanceof Statement plain ? proxy(Statement.class, plain, explained) : answer;
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static List<ExplainedStatement> plans(Statement statement) throws SQLException {
        List<ExplainedStatement> plans = new ArrayList<>();
        for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
            String notice = String.valueOf(warning.getMessage());
            if (ExplainedStatement.isIn(notice)) {
                plans.add(ExplainedStatement.of(notice));
            }
        }
        return plans;
    }
}
