package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.util.ArrayList;
import java.util.List;

/** What somebody changes while others look: which states it may have been found in between two moments. */
final class History<T> {
    private final List<Stage<T>> stages = new ArrayList<>();

    /**
     * A state.
     *
     * @param begun when the change to it began: it can't have been found before
     * @param done when that change was committed: the state before can't be found from then on
     */
    private record Stage<T>(T state, long begun, long done) {}

    History(T first) {
        stages.add(new Stage<>(first, Long.MIN_VALUE, Long.MIN_VALUE));
    }

    /** By one thread. */
    void change(T to, Runnable change) {
        long begun = System.nanoTime();
        add(new Stage<>(to, begun, Long.MAX_VALUE));
        change.run();
        synchronized (this) {
            stages.set(stages.size() - 1, new Stage<>(to, begun, System.nanoTime()));
        }
    }

    private synchronized void add(Stage<T> stage) {
        stages.add(stage);
    }

    synchronized T last() {
        return stages.get(stages.size() - 1).state();
    }

    synchronized List<T> between(long from, long until) {
        List<T> found = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            boolean over = i + 1 < stages.size() && stages.get(i + 1).done() < from;
            if (!over && stages.get(i).begun() <= until) {
                found.add(stages.get(i).state());
            }
        }
        return found;
    }
}
