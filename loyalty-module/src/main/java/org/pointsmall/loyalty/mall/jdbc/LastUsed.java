package org.pointsmall.loyalty.mall.jdbc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the entries that were used last, for several threads. */
final class LastUsed<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    private LastUsed(int most) {
        // Java's usual load, said only because the order of use cannot be had without.
        super(most, 0.75f, true);
        this.most = most;
    }

    static <K, V> Map<K, V> of(int most) {
        return Collections.synchronizedMap(new LastUsed<>(most));
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
