package org.pointsmall.loyalty.logging;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Fields of SLF4J's diagnostic context, which a log's layout can show ({@code %X{loyalty.order}}) and which layouts for
 * machines write by themselves. They hold the store's numbers, never a name, an address or a code.
 */
public enum LogField {
    /** The store's id of an order. */
    ORDER("loyalty.order"),
    /** The store's id of a customer. */
    MEMBER("loyalty.member"),
    /** A job's name. */
    JOB("loyalty.job");

    private final String key;

    LogField(String key) {
        this.key = key;
    }

    /** Its key in the diagnostic context. */
    public String key() {
        return key;
    }

    /** For as long as lines have a field. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** Gives all lines of this thread the field until the scope is closed; then they have what they had before. */
    public Scope with(Object value) {
        @Nullable String before = MDC.get(key);
        MDC.put(key, value.toString());
        return () -> {
            if (before == null) {
                MDC.remove(key);
            } else {
                MDC.put(key, before);
            }
        };
    }
}
