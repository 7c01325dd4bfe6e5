package org.pointsmall.demo.crash;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A store's connections, which say when they commit something that was written. */
final class SteppedConnections extends DelegatingDataSource {

    SteppedConnections(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new Stepped(super.getConnection()));
    }

    private static final class Stepped implements InvocationHandler {
        private final Connection connection;
        private boolean written;

        Stepped(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            String name = method.getName();
            if (name.equals("prepareStatement") && isWritten((String) arguments[0])) {
                written = true;
            }
            boolean commits = written && name.equals("commit");
            if (commits) {
                Steps.committing();
            }
            Object result = proceed(method, arguments);
            if (commits) {
                written = false;
                Steps.committed();
            }
            if (name.equals("rollback") && arguments == null) {
                written = false;
            }
            return result;
        }

        private Object proceed(Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }

        /** Neither the next ids, which are drawn in transactions of their own, nor how jobs stand is anybody's step. */
        private static boolean isWritten(String statement) {
            String sql = statement.stripLeading().toUpperCase(Locale.ROOT);
            return (sql.startsWith("INSERT") || sql.startsWith("UPDATE") || sql.startsWith("DELETE"))
                    && !sql.contains("SEQUENCE_GENERATOR")
                    && !sql.contains("LOYALTY_JOB");
        }
    }
}
