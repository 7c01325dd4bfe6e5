package org.pointsmall.loyalty.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.KeysetRun;
import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.job.Retry;
import org.pointsmall.loyalty.outbox.Event;
import org.pointsmall.loyalty.outbox.OutboxListener;
import org.pointsmall.loyalty.outbox.Undelivered;
import org.pointsmall.loyalty.outbox.Undelivered.Waiting;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listeners what happened: first what could not be told before, when its time has come, then what is new. An
 * event waits for the member's earlier ones that the listener has not taken yet, and for nothing else.
 */
public final class DeliverEvents implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("deliver-events");

    private static final Logger LOG = LoggerFactory.getLogger(DeliverEvents.class);
    /** Few, because a listener may wait for somebody, and a chunk must be done within the lock. */
    private static final int CHUNK = 20;

    private final Undelivered events;
    private final Supplier<? extends Collection<OutboxListener>> listeners;
    private final Retries retries;
    private final Transactions transactions;
    private final BusinessTime time;

    public DeliverEvents(
            Undelivered events,
            Supplier<? extends Collection<OutboxListener>> listeners,
            Retries retries,
            Transactions transactions,
            BusinessTime time) {
        this.events = events;
        this.listeners = listeners;
        this.retries = retries;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Run begin() {
        return pass(time::now);
    }

    /** Tells all that waits: nothing waits longer for its next try. */
    @Override
    public Run beginByHand() {
        return pass(() -> time.now().plus(Retry.LONGEST_WAIT));
    }

    @Override
    public Optional<Duration> lag() {
        Instant now = time.now();
        Optional<Instant> oldest = transactions.required(events::oldest);
        return Optional.of(oldest.filter(at -> at.isBefore(now))
                .map(at -> Duration.between(at, now))
                .orElse(Duration.ZERO));
    }

    private Run pass(Supplier<Instant> dueAt) {
        List<OutboxListener> all = List.copyOf(listeners.get());
        Run again = new KeysetRun<>(
                CHUNK,
                (after, limit) -> transactions.required(() -> retries.due(dueAt.get(), after, limit)),
                Retry::id,
                retry -> tellAgain(retry.id(), all));
        Run fresh = new KeysetRun<>(
                CHUNK,
                (after, limit) -> transactions.required(() -> events.fresh(after, limit)),
                Long::longValue,
                id -> tell(id, all).delivered());
        return new Both(again, fresh);
    }

    /** One pass after the other. */
    private static final class Both implements Run {
        private final Run first;
        private final Run second;
        private boolean firstIsOver;

        Both(Run first, Run second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public Chunk next() {
            if (firstIsOver) {
                return second.next();
            }
            Chunk chunk = first.next();
            firstIsOver = chunk.last();
            return new Chunk(chunk.processed(), false);
        }
    }

    /** Once an event is delivered, those of the member that waited for it need not wait for their time. */
    private boolean tellAgain(long id, List<OutboxListener> all) {
        Delivery told = tell(id, all);
        if (told.delivered()) {
            // Also where another node has delivered it meanwhile.
            transactions.required(() -> end(id));
        }
        Optional<Long> next = told.nextParked();
        while (told.delivered() && next.isPresent()) {
            told = tell(next.get(), all);
            next = told.nextParked();
        }
        return told.delivered();
    }

    /** What came of it: whether nobody is left to be told, and then the event that waited for this one. */
    private record Delivery(boolean delivered, Optional<Long> nextParked) {}

    private Delivery tell(long id, List<OutboxListener> all) {
        Set<String> names = all.stream().map(OutboxListener::name).collect(Collectors.toSet());
        String wrong = "";
        for (OutboxListener listener : all) {
            try {
                if (!transactions.required(() -> hand(id, listener, names))) {
                    wrong = listener.name() + " has not taken an earlier one";
                }
            } catch (RuntimeException e) {
                LOG.warn("Event {} could not be told to {}; it will be tried again", id, listener.name(), e);
                wrong = listener.name() + ": " + e;
            }
        }
        return wrong.isEmpty() ? transactions.required(() -> over(id)) : leave(id, wrong);
    }

    /** Answers whether the listener has taken the event, now or before; false where it waits for an earlier one. */
    private boolean hand(long id, OutboxListener listener, Set<String> all) {
        Optional<Waiting> locked = events.lock(id);
        if (locked.isEmpty() || locked.get().takenBy().contains(listener.name())) {
            return true;
        }
        Waiting waiting = locked.get();
        Event event = waiting.event();
        if (!events.hasTakenAllBefore(id, event.member(), listener.name())) {
            return false;
        }
        listener.happened(event);
        Set<String> taken = new HashSet<>(waiting.takenBy());
        taken.add(listener.name());
        if (!waiting.parked() && taken.containsAll(all)) {
            events.delivered(id);
        } else {
            events.taken(id, taken);
        }
        return true;
    }

    /** Nobody is left to be told. */
    private Delivery over(long id) {
        Optional<Waiting> waiting = events.lock(id);
        if (waiting.isEmpty()) {
            return new Delivery(true, Optional.empty());
        }
        events.delivered(id);
        end(id);
        return new Delivery(true, events.nextParked(waiting.get().event().member(), id));
    }

    private boolean end(long id) {
        retries.done(id, time.now());
        return true;
    }

    private Delivery leave(long id, String wrong) {
        transactions.required(() -> {
            events.park(id);
            retries.failed(id, null, time.now(), wrong);
            return true;
        });
        return new Delivery(false, Optional.empty());
    }
}
