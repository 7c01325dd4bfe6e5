package org.pointsmall.loyalty.recommendation.taste;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.OptedOut;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Learns anew every so many days in which order members would have liked better what a search has found for them, and has
 * it serve where that is better than what serves now, beyond chance ({@link RankingTrial}).
 *
 * <p>A run looks at the shop as of some moments of the past, and keeps what it learns of each. Whoever goes on with a run
 * that was cut off reads the orders once more and goes on with the next moment: it comes to the same.
 */
public final class LearnRanking implements Job {
    private static final JobName NAME = new JobName("learn-ranking");
    private static final Duration LONGEST_RUN = Duration.ofDays(1);
    private static final int NAMES_AT_ONCE = 1_000;
    private static final Chunk ONE_STEP = new Chunk(0, false);
    private static final Chunk OVER = new Chunk(0, true);
    private static final MemberId NOBODY = new MemberId(0);
    /** Of orders in memory while a run is under way: those of a million members with ten products each. */
    private static final long MOST_BYTES = 200L << 20;

    private final LearnTaste.Plan plan;
    private final MemberOrders orders;
    private final ProductNames names;
    private final OptedOut optedOut;
    private final RankingStore store;
    private final Transactions transactions;
    private final BusinessTime time;

    public LearnRanking(
            LearnTaste.Plan plan,
            MemberOrders orders,
            ProductNames names,
            OptedOut optedOut,
            RankingStore store,
            Transactions transactions,
            BusinessTime time) {
        this.plan = plan;
        this.orders = orders;
        this.names = names;
        this.optedOut = optedOut;
        this.store = store;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public JobName name() {
        return NAME;
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
        private final boolean byHand;
        private final OrdersByMember past = new OrdersByMember(MOST_BYTES);
        private final SortedMap<Long, String> catalogue = new TreeMap<>();
        private @Nullable RankingRun run;
        private @Nullable MemberId readUpTo = NOBODY;
        private boolean isNamed;
        private @Nullable PastShop shop;

        Pass(boolean byHand) {
            this.byHand = byHand;
        }

        @Override
        public Chunk next() {
            RankingRun current = run;
            if (current == null) {
                return transactions.required(this::start);
            }
            MemberId after = readUpTo;
            if (after != null) {
                return read(current, after);
            }
            if (!isNamed) {
                return readNames();
            }
            int moment = transactions.required(() -> store.kept(current));
            return moment < RankingTrial.MOMENTS ? look(current, moment) : transactions.required(() -> decide(current));
        }

        private Chunk start() {
            Optional<RankingRun> open = store.lockOpen();
            if (open.isPresent()) {
                if (open.get().asOf().plus(LONGEST_RUN).isBefore(time.now())) {
                    store.giveUp(open.get());
                } else {
                    run = open.get();
                }
                return ONE_STEP;
            }
            if (!byHand && store.last().filter(this::isFresh).isPresent()) {
                return OVER;
            }
            run = store.open(time.now());
            return ONE_STEP;
        }

        private boolean isFresh(RankingRun last) {
            return time.today().isBefore(time.dayOf(last.asOf()).plusDays(plan.everyDays()));
        }

        private Chunk read(RankingRun current, MemberId after) {
            Instant since = time.startOf(time.dayOf(current.asOf()).minus(plan.lookBack()));
            MemberOrders.Page page = orders.next(since, current.asOf(), after, plan.customers());
            Set<MemberId> members = new HashSet<>();
            page.orders().forEach(order -> members.add(order.member()));
            Set<MemberId> left = members.isEmpty() ? Set.of() : optedOut.among(members);
            List<MemberOrder> own = new ArrayList<>();
            for (MemberOrder order : page.orders()) {
                if (!own.isEmpty() && !own.get(0).member().equals(order.member())) {
                    past.add(own);
                    own = new ArrayList<>();
                }
                if (!left.contains(order.member())) {
                    own.add(order);
                }
            }
            if (!own.isEmpty()) {
                past.add(own);
            }
            readUpTo = page.upTo().orElse(null);
            return new Chunk(page.orders().size(), false);
        }

        private Chunk readNames() {
            SortedMap<Long, String> page = names.next(catalogue.isEmpty() ? 0 : catalogue.lastKey(), NAMES_AT_ONCE);
            catalogue.putAll(page);
            isNamed = page.size() < NAMES_AT_ONCE;
            return new Chunk(page.size(), false);
        }

        /** A step of the next moment, and when all of it is learnt its examples. */
        private Chunk look(RankingRun current, int moment) {
            Instant asOf =
                    current.asOf().minus(Period.ofDays(RankingTrial.EVERY_DAYS * (RankingTrial.MOMENTS - moment)));
            PastShop looking = shop;
            if (looking == null) {
                Instant until = asOf.plus(Period.ofDays(RankingTrial.NEXT_WITHIN_DAYS));
                looking = new PastShop(past, catalogue, asOf, until.isBefore(current.asOf()) ? until : current.asOf());
                shop = looking;
            }
            int done = looking.next(plan.customers(), plan.products());
            if (done > 0) {
                return new Chunk(done, false);
            }
            List<RankingExample> examples = looking.examples();
            shop = null;
            return transactions.required(() -> {
                if (isTakenOver(current) || store.kept(current) != moment) {
                    return OVER;
                }
                store.keep(current, moment, examples);
                return new Chunk(examples.size(), false);
            });
        }

        /** Another node has taken the run over, while this one was held up for longer than the job's lock lasts. */
        private boolean isTakenOver(RankingRun current) {
            return store.lockOpen().filter(open -> open.id() == current.id()).isEmpty();
        }

        private Optional<RankingTrial.Serving> serving(RankingRun current) {
            long days = store.live()
                    .map(live -> Duration.between(live.asOf(), current.asOf()).toDays())
                    .orElse(0L);
            int since = (int) Math.max(0, RankingTrial.MOMENTS - days / RankingTrial.EVERY_DAYS);
            return store.weights().map(weights -> new RankingTrial.Serving(weights, since));
        }

        private Chunk decide(RankingRun current) {
            if (!isTakenOver(current)) {
                store.finish(current, RankingTrial.of(store.examples(current), serving(current)), time.now());
            }
            return OVER;
        }
    }
}
