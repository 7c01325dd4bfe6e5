package org.pointsmall.loyalty.recommendation.taste;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.OptedOut;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Learns one part of the members' taste anew every so many days. A run reads all orders into memory, some hundred customers
 * a chunk, then learns and keeps some products a chunk, and at last is put in force; until then the former one is.
 *
 * <p>How far a run is with its products is in the database. Whoever goes on with a run that was cut off reads the orders
 * once more, as of the moment at which that began, and goes on behind the last product: it comes to the same.
 */
public final class LearnTaste implements Job {
    private static final Duration LONGEST_RUN = Duration.ofDays(1);
    private static final Chunk ONE_STEP = new Chunk(0, false);
    private static final Chunk OVER = new Chunk(0, true);
    private static final MemberId NOBODY = new MemberId(0);

    private final TastePart part;
    private final Function<TasteRun, Learning> learning;
    private final Plan plan;
    private final MemberOrders orders;
    private final OptedOut optedOut;
    private final TasteStore store;
    private final Transactions transactions;
    private final BusinessTime time;

    private LearnTaste(
            TastePart part,
            Function<TasteRun, Learning> learning,
            Plan plan,
            MemberOrders orders,
            OptedOut optedOut,
            TasteStore store,
            Transactions transactions,
            BusinessTime time) {
        this.part = part;
        this.learning = learning;
        this.plan = plan;
        this.orders = orders;
        this.optedOut = optedOut;
        this.store = store;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * When and how a part is learnt.
     *
     * @param everyDays every how many days, at least 1
     * @param lookBack how far back orders count
     * @param customers how many are read at once, at most
     * @param products how many are learnt and kept at once, at most
     */
    public record Plan(int everyDays, Period lookBack, int customers, int products) {}

    /** The job that learns which products speak for which. */
    public static LearnTaste neighbours(
            Plan plan,
            MemberOrders orders,
            OptedOut optedOut,
            TasteStore store,
            Transactions transactions,
            BusinessTime time) {
        return new LearnTaste(
                TastePart.NEIGHBOURS,
                run -> new NeighbourLearning(store),
                plan,
                orders,
                optedOut,
                store,
                transactions,
                time);
    }

    /** The job that learns how products sell, and what their names tell. */
    public static LearnTaste sales(
            Plan plan,
            MemberOrders orders,
            ProductNames names,
            OptedOut optedOut,
            TasteStore store,
            Transactions transactions,
            BusinessTime time) {
        return new LearnTaste(
                TastePart.SALES,
                run -> new SalesLearning(store, names, new ItemSales(run.asOf())),
                plan,
                orders,
                optedOut,
                store,
                transactions,
                time);
    }

    @Override
    public JobName name() {
        return part == TastePart.NEIGHBOURS ? new JobName("learn-taste") : new JobName("measure-sales");
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Run begin() {
        return new Pass(false);
    }

    @Override
    public Run beginByHand() {
        return new Pass(true);
    }

    private final class Pass implements Run {
        private boolean anew;
        private @Nullable TasteRun run;
        private @Nullable Learning learning;
        private @Nullable MemberId readUpTo = NOBODY;

        Pass(boolean anew) {
            this.anew = anew;
        }

        @Override
        public Chunk next() {
            TasteRun current = run;
            if (current == null) {
                return transactions.required(this::start);
            }
            Learning learner = learning == null ? LearnTaste.this.learning.apply(current) : learning;
            learning = learner;
            MemberId after = readUpTo;
            return after == null ? transactions.required(() -> keep(current, learner)) : read(current, learner, after);
        }

        private Chunk start() {
            TasteStore.Standing standing = store.lock(part);
            Optional<TasteRun> open = standing.open();
            if (open.isPresent()) {
                anew = false;
                if (open.get().asOf().plus(LONGEST_RUN).isBefore(time.now())) {
                    store.giveUp(open.get());
                } else {
                    run = open.get();
                }
                return ONE_STEP;
            }
            if (!anew && standing.inForce().filter(this::isFresh).isPresent()) {
                return OVER;
            }
            int cleared = store.clear(part, plan.products());
            if (cleared > 0) {
                return new Chunk(cleared, false);
            }
            Instant asOf = time.now();
            Instant since = time.startOf(time.dayOf(asOf).minus(plan.lookBack()));
            run = store.open(part, since, asOf);
            return ONE_STEP;
        }

        private boolean isFresh(TasteRun inForce) {
            return time.today().isBefore(time.dayOf(inForce.asOf()).plusDays(plan.everyDays()));
        }

        private Chunk read(TasteRun current, Learning learner, MemberId after) {
            MemberOrders.Page page = orders.next(current.since(), current.asOf(), after, plan.customers());
            Set<MemberId> members = new HashSet<>();
            page.orders().forEach(order -> members.add(order.member()));
            Set<MemberId> left = members.isEmpty() ? Set.of() : optedOut.among(members);
            List<MemberOrder> own = new ArrayList<>();
            for (MemberOrder order : page.orders()) {
                if (!own.isEmpty() && !own.get(0).member().equals(order.member())) {
                    learner.add(own);
                    own = new ArrayList<>();
                }
                if (!left.contains(order.member())) {
                    own.add(order);
                }
            }
            if (!own.isEmpty()) {
                learner.add(own);
            }
            readUpTo = page.upTo().orElse(null);
            return new Chunk(page.orders().size(), false);
        }

        private Chunk keep(TasteRun current, Learning learner) {
            if (!store.lock(part).open().equals(Optional.of(current))) {
                // Another node has taken the run over, while this one was held up for longer than the job's lock lasts.
                return OVER;
            }
            Learning.Kept kept = learner.keepNext(current, plan.products());
            if (kept.products() == 0) {
                store.putInForce(current.finished(time.now()));
                return OVER;
            }
            TasteRun further = current.done(kept.products(), kept.last());
            store.update(further);
            run = further;
            return new Chunk(kept.products(), false);
        }
    }
}
