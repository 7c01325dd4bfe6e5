package org.pointsmall.loyalty.mall.load;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.pointsmall.loyalty.ledger.EntryDraft;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.reward.RewardId;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.util.ClassUtils;

/**
 * A process of the store that is going to be killed: it reads from its standard input at which step, and what it is to
 * do; it says when it is there, and goes no further, with all that it holds.
 */
final class MallVictim {
    static final String READY = "READY";
    static final String AT = "AT";
    static final String PASSED = "PASSED";
    static final String BEFORE_COMMIT = "before the commit";
    static final String AFTER_COMMIT = "after the commit";

    private static volatile String wanted = "";
    /** How often the step is passed before. */
    private static volatile int passes;

    private MallVictim() {}

    /** What it does, to whom. */
    enum Drive {
        EXCHANGE,
        GIVE_BACK,
        WITHDRAW,
        HOLD,
        SETTLE,
        /** Goods with a gift and a shipping that an offer pays. */
        HOLD_ALL,
        SETTLE_ALL,
        CANCEL_ALL
    }

    public static void main(String[] arguments) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        try (HikariDataSource pool = new HikariDataSource(config);
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            MallWorld world = new MallWorld(stepped(pool), new Stepped());
            say(READY);
            String[] order = orders.readLine().split("\\|", -1);
            world.clock.moveOn(Duration.between(world.clock.instant(), Instant.parse(order[2])));
            wanted = order[0];
            passes = Integer.parseInt(order[1]);
            drive(
                    world,
                    Drive.valueOf(order[3]),
                    new MemberId(Long.parseLong(order[4])),
                    Long.parseLong(order[5]),
                    order[6]);
            say(PASSED);
        }
    }

    private static void drive(MallWorld world, Drive drive, MemberId member, long id, String key) {
        switch (drive) {
            case EXCHANGE -> world.exchange(member, key, id);
            case GIVE_BACK -> world.ending.giveBack(member, new RewardId(id));
            case WITHDRAW -> world.ending.withdraw(id, "admin", "withdrawn");
            case HOLD -> world.holdOne(member, Long.parseLong(key), id);
            case SETTLE -> {
                world.placeOne(member, Long.parseLong(key), id);
                world.settle(MallWorld.oneOf(Long.parseLong(key), id));
            }
            case HOLD_ALL -> world.holdAsTold(member, all(id, key));
            case SETTLE_ALL -> {
                world.placeAsTold(member, all(id, key));
                world.settle(all(id, key));
            }
            case CANCEL_ALL -> {
                world.placeAsTold(member, all(id, key));
                world.cancelOnce(all(id, key));
            }
        }
    }

    private static Cart all(long goods, String key) {
        String[] rest = key.split(",", -1);
        return MallWorld.allOf(Long.parseLong(rest[0]), goods, Long.parseLong(rest[1]), Long.parseLong(rest[2]));
    }

    private static void say(String word) {
        System.out.println(word);
        System.out.flush();
    }

    private static void reached(String step) {
        if (step.equals(wanted) && passes-- == 0) {
            say(AT);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Each method of a port is a step, once it has done its work: {@code RewardStore.add}. */
    private static final class Stepped implements MallWorld.Around {
        @Override
        public <T> T port(Class<T> type, T port) {
            InvocationHandler handler = (proxy, method, arguments) -> {
                Object result = invoke(() -> method.invoke(port, arguments));
                String step = type.getSimpleName() + "." + method.getName();
                reached(step);
                if (arguments != null && arguments.length > 1 && arguments[1] instanceof EntryDraft draft) {
                    reached(step + " " + draft.kind());
                }
                return result;
            };
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), ClassUtils.getAllInterfaces(port), handler));
        }
    }

    private static DataSource stepped(DataSource pool) {
        return new DelegatingDataSource(pool) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            boolean commits = method.getName().equals("commit");
                            if (commits) {
                                reached(BEFORE_COMMIT);
                            }
                            Object result = invoke(() -> method.invoke(connection, arguments));
                            if (commits) {
                                reached(AFTER_COMMIT);
                            }
                            return result;
                        });
            }
        };
    }

    private interface Call {
        Object make() throws ReflectiveOperationException;
    }

    private static Object invoke(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
