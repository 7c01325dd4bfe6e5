package org.pointsmall.demo.store;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** Reads along with the log, and keeps the lines in which somebody's data are: no test of the store may leave any. */
final class LoggedPersonalData extends AppenderBase<ILoggingEvent> {
    private static final LoggedPersonalData READER = new LoggedPersonalData();

    /** Shoppers of the tests: name, address, password, cards; and codes, which are worth money. */
    private static final Pattern PERSONAL = Pattern.compile(
            "@example\\.(com|org)|shopper-[0-9]+|" + Pattern.quote(StoreFixture.PASSWORD)
                    + "|4111111111111111|4000000000000002|4000000000000119|JSESSIONID=[0-9A-F]{8}|Basic [A-Za-z0-9+/]{8}");

    private final List<String> found = new CopyOnWriteArrayList<>();

    private LoggedPersonalData() {}

    /** Forgets what was found, and reads from now on. */
    static void read() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        if (!root.isAttached(READER)) {
            READER.setContext(root.getLoggerContext());
            READER.start();
            root.addAppender(READER);
        }
        READER.found.clear();
    }

    static List<String> found() {
        return List.copyOf(READER.found);
    }

    @Override
    protected void append(ILoggingEvent event) {
        // The database server of the tests writes what it is told into the same log; a store's has its own.
        if (event.getLoggerName().startsWith("io.zonky.")) {
            return;
        }
        IThrowableProxy failure = event.getThrowableProxy();
        String line = event.getLoggerName() + " " + event.getFormattedMessage()
                + (failure == null ? "" : " " + ThrowableProxyUtil.asString(failure));
        if (PERSONAL.matcher(line).find()) {
            found.add(line.substring(0, Math.min(line.length(), 2_000)));
        }
    }
}
