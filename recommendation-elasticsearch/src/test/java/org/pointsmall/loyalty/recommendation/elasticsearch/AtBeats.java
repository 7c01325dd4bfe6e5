package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Work that goes on beside other work, each on a thread of its own, in the measure in which that gets on. */
final class AtBeats {
    private record Part(int every, Runnable work, Semaphore turns) {}

    private final List<Part> parts = new ArrayList<>();
    private volatile boolean over;
    private int beats;

    /** @param every so many beats it is done once */
    void each(int every, Runnable work) {
        parts.add(new Part(every, work, new Semaphore(0)));
    }

    synchronized void beat() {
        beats++;
        parts.stream().filter(part -> beats % part.every() == 0).forEach(part -> part.turns()
                .release());
    }

    /** Until all of this is done; whatever fails on either side is thrown. */
    void during(List<Runnable> work) throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> beside = new ArrayList<>();
            parts.forEach(part -> beside.add(threads.submit(() -> goOn(part))));
            List<Future<?>> main = new ArrayList<>();
            work.forEach(one -> main.add(threads.submit(one)));
            join(main);
            over = true;
            parts.forEach(part -> part.turns().release());
            join(beside);
        } finally {
            over = true;
            threads.shutdownNow();
        }
    }

    private void goOn(Part part) {
        while (true) {
            part.turns().acquireUninterruptibly();
            if (over) {
                return;
            }
            part.work().run();
        }
    }

    private static void join(List<Future<?>> work) throws InterruptedException {
        for (Future<?> one : work) {
            try {
                one.get();
            } catch (ExecutionException failed) {
                throw new AssertionError(failed.getCause());
            }
        }
    }
}
