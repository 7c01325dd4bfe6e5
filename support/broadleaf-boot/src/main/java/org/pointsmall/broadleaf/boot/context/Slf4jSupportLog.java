package org.pointsmall.broadleaf.boot.context;

import org.broadleafcommerce.common.logging.LifeCycleEvent;
import org.broadleafcommerce.common.logging.SupportLoggerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends Broadleaf's "support" messages to the log. By default it prints them to standard output, all of them. */
public final class Slf4jSupportLog implements SupportLoggerAdapter {

    private String name = "org.broadleafcommerce.support";
    private Logger log = LoggerFactory.getLogger(name);

    @Override
    public String getName() {
        return name;
    }

    @Override
    public void setName(String name) {
        this.name = name;
        this.log = LoggerFactory.getLogger(name);
    }

    @Override
    public void support(String message) {
        log.info(message);
    }

    @Override
    public void support(String message, Throwable cause) {
        log.info(message, cause);
    }

    @Override
    public void lifecycle(LifeCycleEvent event, String message) {
        log.debug(message);
    }

    @Override
    public void debug(String message) {
        log.debug(message);
    }

    @Override
    public void debug(String message, Throwable cause) {
        log.debug(message, cause);
    }

    @Override
    public void error(String message) {
        log.error(message);
    }

    @Override
    public void error(String message, Throwable cause) {
        log.error(message, cause);
    }

    @Override
    public void fatal(String message) {
        log.error(message);
    }

    @Override
    public void fatal(String message, Throwable cause) {
        log.error(message, cause);
    }

    @Override
    public void info(String message) {
        log.info(message);
    }

    @Override
    public void info(String message, Throwable cause) {
        log.info(message, cause);
    }

    @Override
    public void warn(String message) {
        log.warn(message);
    }

    @Override
    public void warn(String message, Throwable cause) {
        log.warn(message, cause);
    }
}
