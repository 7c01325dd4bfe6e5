package org.pointsmall.loyalty.spring;

import java.util.function.BooleanSupplier;
import org.springframework.context.SmartLifecycle;

/**
 * Runs something while the application does: begun after everything else is there, stopped before anything else goes.
 *
 * @param automatic whether it begins by itself
 */
record WithContext(boolean automatic, Runnable begin, Runnable end, BooleanSupplier running) implements SmartLifecycle {

    @Override
    public boolean isAutoStartup() {
        return automatic;
    }

    @Override
    public void start() {
        begin.run();
    }

    @Override
    public void stop() {
        end.run();
    }

    @Override
    public boolean isRunning() {
        return running.getAsBoolean();
    }
}
