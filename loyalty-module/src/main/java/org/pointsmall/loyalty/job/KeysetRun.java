package org.pointsmall.loyalty.job;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * One pass over the things that are due, in the order of their ids. By id and not by what is still due, so that things
 * which can't be dealt with are passed over.
 *
 * @param <T> what the job deals with
 */
public final class KeysetRun<T> implements Job.Run {
    private final int chunk;
    private final Due<T> due;
    private final ToLongFunction<T> id;
    private final Predicate<T> work;
    private long last;

    /**
     * @param chunk how many things at most are dealt with at once
     * @param id the id of a thing, at least 1
     * @param work deals with one thing, in a transaction of its own; answers whether it could
     */
    public KeysetRun(int chunk, Due<T> due, ToLongFunction<T> id, Predicate<T> work) {
        this.chunk = chunk;
        this.due = due;
        this.id = id;
        this.work = work;
    }

    /** Finds what is due. */
    @FunctionalInterface
    public interface Due<T> {

        /** The first {@code limit} things that are due, of those whose id is above {@code after}, by id. */
        List<T> after(long after, int limit);
    }

    @Override
    public Job.Chunk next() {
        List<T> things = due.after(last, chunk);
        int done = 0;
        for (T thing : things) {
            done += work.test(thing) ? 1 : 0;
            last = id.applyAsLong(thing);
        }
        return new Job.Chunk(done, things.size() < chunk);
    }
}
