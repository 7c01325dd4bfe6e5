package org.pointsmall.loyalty.request;

import java.time.Duration;
import java.util.Optional;
import org.pointsmall.loyalty.time.BusinessTime;

/** Counts requests by whoever asks, and says when it is enough. All nodes count together. */
public final class KeepPace {
    /** Each try fails only because somebody else's has just succeeded. */
    private static final int TRIES = 5;

    private final PaceStore store;
    private final BusinessTime time;

    public KeepPace(PaceStore store, BusinessTime time) {
        this.store = store;
        this.time = time;
    }

    /**
     * What came of a request.
     *
     * @param left how many more there may be in this window
     * @param resets when the next window begins: 1 second or more, rounded up
     */
    public record Step(boolean allowed, int left, Duration resets) {}

    /**
     * Counts a request of somebody. A window of a node whose clock is ahead counts until it ends; one that begins later than
     * the next is no window: that clock was wrong.
     */
    public Step step(String who, Pace pace) {
        long now = time.now().toEpochMilli();
        long window = pace.windowAt(now);
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<PaceStore.Counted> before = store.counted(who);
            if (before.isEmpty()) {
                if (store.begin(who, window)) {
                    return step(pace, 1, now, window);
                }
                continue;
            }
            PaceStore.Counted counted = before.get();
            if (counted.window() < window
                    || counted.window() - window > pace.window().toMillis()) {
                if (store.renew(who, counted.window(), window)) {
                    return step(pace, 1, now, window);
                }
                continue;
            }
            if (counted.requests() >= pace.requests()) {
                return step(pace, pace.requests() + 1, now, counted.window());
            }
            if (store.count(who, counted.window(), pace.requests())) {
                return step(pace, counted.requests() + 1, now, counted.window());
            }
        }
        // So many at once are no reason to send anybody away.
        return step(pace, pace.requests(), now, window);
    }

    private static Step step(Pace pace, int used, long now, long window) {
        long ends = Math.max(1, window + pace.window().toMillis() - now);
        return new Step(
                used <= pace.requests(), Math.max(0, pace.requests() - used), Duration.ofSeconds((ends + 999) / 1000));
    }
}
