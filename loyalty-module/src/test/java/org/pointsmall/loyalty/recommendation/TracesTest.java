package org.pointsmall.loyalty.recommendation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Event;
import org.pointsmall.loyalty.outbox.EventFacts;
import org.pointsmall.loyalty.outbox.EventKind;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.redemption.Settlement;
import org.pointsmall.loyalty.reward.RewardEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.pointsmall.loyalty.time.TimeFixture.standingAt;

/** What is kept of members: what they had of what was shown, whose it becomes, and that it goes with them. */
class TracesTest {
    private static final Instant NOW = RecommendingMall.NOW;
    private static final MemberId ANA = RecommendingMall.ANA;
    private static final MemberId BO = new MemberId(8);
    private static final Money NONE = Money.zero(Currency.getInstance("CNY"));

    private final Kept kept = new Kept();
    private final Wishes wishes = new Wishes();
    private final LedgerFollower follow = wishes.followingAccounts(kept);

    @Test
    void whatIsExchangedAtOnceAndWhatIsBoughtWithAnOrderIsHad() {
        List<CartLine> lines = List.of(
                new CartLine(1, 11L, 1, NONE).by(5),
                new CartLine(2, 12L, 1, NONE),
                new CartLine(3, 13L, 1, NONE).by(6));
        NoteExchanges note = new NoteExchanges(
                new TakeFeedback(
                        new RequestIds(() -> new byte[32]), kept, new LedgerFixture().transactions, standingAt(NOW)),
                order -> order == 77
                        ? Optional.of(PlacedOrder.withoutPoints(
                                ANA, new Cart(new OrderRef(77, "N-77"), lines, NONE, NONE, NONE)))
                        : Optional.empty(),
                RewardEvents.ISSUED);

        note.happened(event(RewardEvents.ISSUED, EventFacts.NONE.with("offer", 4)));
        note.happened(event(RewardEvents.ISSUED, EventFacts.NONE));
        note.happened(event(Settlement.ORDER_SETTLED, EventFacts.NONE.with("order", 77)));
        note.happened(event(Settlement.ORDER_SETTLED, EventFacts.NONE.with("order", 78)));
        note.happened(event(new EventKind("SOMETHING_ELSE"), EventFacts.NONE.with("offer", 9)));

        assertThat(kept.had).containsExactly(ANA + " 4", ANA + " 5", ANA + " 6");
    }

    @Test
    void twoWhoBecomeOneHaveOneWishAndWhatEitherWasShown() {
        wishes.optedOut.add(ANA);
        kept.shown.add(ANA);

        follow.merged(account(ANA), account(BO), NOW);

        assertThat(wishes.optedOut).containsExactly(BO);
        assertThat(kept.shown).containsExactly(BO);
    }

    @Test
    void whoseAccountIsClosedWasShownNothingAndStillWantsNone() {
        wishes.optedOut.add(ANA);
        kept.shown.addAll(List.of(ANA, BO));

        follow.became(account(ANA), AccountStatus.FROZEN, NOW);
        assertThat(kept.shown).contains(ANA);
        follow.became(account(ANA), AccountStatus.CLOSED, NOW);

        assertThat(kept.shown).containsExactly(BO);
        assertThat(wishes.optedOut).containsExactly(ANA);
    }

    @Test
    void whomTheStoreHasDeletedIsErasedAndNobodyElse() {
        for (long member = 1; member <= 1_200; member++) {
            (member % 2 == 0 ? kept.shown : wishes.optedOut).add(new MemberId(member));
        }
        EraseDeletedMembers job = new EraseDeletedMembers(
                wishes,
                kept,
                members -> {
                    Set<MemberId> there = new HashSet<>(members);
                    there.removeIf(member -> member.value() % 100 < 2);
                    return there;
                },
                new EraseTraces(wishes, kept, new LedgerFixture().transactions),
                new LedgerFixture().transactions);

        long erased = 0;
        Job.Run run = job.begin();
        Job.Chunk chunk;
        do {
            chunk = run.next();
            erased += chunk.processed();
        } while (!chunk.last());

        // 1, 100, 101, 200, ..., 1101, 1200
        assertThat(erased).isEqualTo(24);
        assertThat(kept.shown).hasSize(600 - 12).doesNotContain(new MemberId(1_200), new MemberId(100));
        assertThat(wishes.optedOut).hasSize(600 - 12).doesNotContain(new MemberId(1), new MemberId(1_101));
    }

    /** Whoever asks after the wish is known is not served by taste, however many ask and change their minds meanwhile. */
    @Test
    void anOptOutIsHonouredAtOnceWhileMembersAsk() throws Exception {
        RecommendingMall mall = new RecommendingMall();
        mall.give(ANA, 1_000);
        for (int product = 1; product <= 4; product++) {
            mall.offer(
                    anOffer()
                            .product(product)
                            .named("Design " + "x".repeat(product))
                            .costing(100),
                    product);
        }
        mall.tastes.put(ANA, new MemberTaste(Map.of(1L, 1f), Map.of()));
        ThreadLocal<Boolean> byTaste = new ThreadLocal<>();
        mall.engine = query -> {
            byTaste.set(!query.taste().isEmpty());
            return mall.byDatabase(query);
        };
        // Odd while Ana's wish is that nothing personal is used; it changes before she unsays it, and after she says
        // it.
        AtomicLong wish = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong without = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            List<Future<?>> asking = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                asking.add(threads.submit(() -> {
                    while (!over.get()) {
                        long before = wish.get();
                        mall.of(ANA, 3);
                        if (before % 2 == 1 && wish.get() == before) {
                            assertThat(byTaste.get()).isFalse();
                            without.incrementAndGet();
                        }
                    }
                }));
            }
            while (without.get() < 200 && asking.stream().noneMatch(Future::isDone)) {
                mall.optedOut.add(ANA);
                wish.incrementAndGet();
                long seen = without.get();
                while (without.get() == seen && asking.stream().noneMatch(Future::isDone)) {
                    Thread.onSpinWait();
                }
                wish.incrementAndGet();
                mall.optedOut.remove(ANA);
            }
            over.set(true);
            for (Future<?> one : asking) {
                one.get();
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
        assertThat(without.get()).isGreaterThanOrEqualTo(200);
    }

    private static Event event(EventKind kind, EventFacts facts) {
        return new Event(1, ANA, kind, NOW, facts);
    }

    private static Account account(MemberId member) {
        return new Account(new AccountId(member.value()), member, AccountStatus.ACTIVE, Balance.NOTHING);
    }

    private static List<MemberId> next(Collection<MemberId> all, MemberId after, int limit) {
        TreeMap<Long, MemberId> sorted = new TreeMap<>();
        all.forEach(member -> sorted.put(member.value(), member));
        return sorted.tailMap(after.value(), false).values().stream()
                .limit(limit)
                .toList();
    }

    private static final class Wishes implements PreferenceStore {
        private final Set<MemberId> optedOut = ConcurrentHashMap.newKeySet();

        @Override
        public Set<MemberId> among(Collection<MemberId> members) {
            Set<MemberId> found = new HashSet<>(optedOut);
            found.retainAll(members);
            return found;
        }

        @Override
        public void save(MemberId member, boolean personalised, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void move(MemberId from, MemberId into, Instant at) {
            if (optedOut.remove(from)) {
                optedOut.add(into);
            }
        }

        @Override
        public List<MemberId> members(MemberId after, int limit) {
            return next(optedOut, after, limit);
        }

        @Override
        public void erase(MemberId member) {
            optedOut.remove(member);
        }
    }

    private static final class Kept implements FeedbackStore {
        private final Set<MemberId> shown = new HashSet<>();
        private final Set<String> had = new TreeSet<>();

        @Override
        public void note(RequestIds.Shown shown, Collection<Noticed> noticed, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void exchanged(MemberId member, long offerId, Instant since, Instant at) {
            assertThat(at).isEqualTo(NOW);
            had.add(member + " " + offerId);
        }

        @Override
        public List<Count> counts(Instant since) {
            return List.of();
        }

        @Override
        public int forget(Instant before, int limit) {
            return 0;
        }

        @Override
        public void move(MemberId from, MemberId into) {
            if (shown.remove(from)) {
                shown.add(into);
            }
        }

        @Override
        public List<MemberId> members(MemberId after, int limit) {
            return next(shown, after, limit);
        }

        @Override
        public void erase(MemberId member) {
            shown.remove(member);
        }
    }
}
