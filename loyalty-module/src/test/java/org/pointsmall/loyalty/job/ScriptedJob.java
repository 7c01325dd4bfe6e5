package org.pointsmall.loyalty.job;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A job whose work a test lists, a chunk at a time. What a run leaves, the next one takes up. */
public final class ScriptedJob implements Job {
    private final JobName name;
    private final Deque<LongSupplier> chunks = new ArrayDeque<>();
    private int runs;
    private int runsByHand;
    private Duration lag = Duration.ZERO;

    public ScriptedJob(String name) {
        this.name = new JobName(name);
    }

    /** One more chunk, of so many things. */
    public ScriptedJob chunk(long things) {
        return chunk(things, () -> {});
    }

    /** One more chunk, in which something happens. */
    public ScriptedJob chunk(long things, Runnable happens) {
        chunks.add(() -> {
            happens.run();
            return things;
        });
        return this;
    }

    public ScriptedJob behindBy(Duration behind) {
        lag = behind;
        return this;
    }

    public int runs() {
        return runs;
    }

    public int runsByHand() {
        return runsByHand;
    }

    @Override
    public Run beginByHand() {
        runsByHand++;
        return begin();
    }

    @Override
    public JobName name() {
        return name;
    }

    @Override
    public Optional<Duration> lag() {
        return Optional.of(lag);
    }

    @Override
    public Run begin() {
        runs++;
        return () -> {
            LongSupplier next = chunks.poll();
            boolean last = chunks.isEmpty();
            return next == null ? new Chunk(0, true) : new Chunk(next.getAsLong(), last);
        };
    }
}
