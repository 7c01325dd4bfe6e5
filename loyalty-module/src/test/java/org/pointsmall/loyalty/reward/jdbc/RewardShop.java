package org.pointsmall.loyalty.reward.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Deal;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferAudience;
import org.pointsmall.loyalty.mall.OfferName;
import org.pointsmall.loyalty.mall.OfferPrice;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.Price;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.outbox.Outbox.News;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.reward.CodePools;
import org.pointsmall.loyalty.reward.EndRewards;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.reward.MyRewards;
import org.pointsmall.loyalty.reward.RewardFiles;
import org.pointsmall.loyalty.reward.RewardParts;
import org.pointsmall.loyalty.reward.RewardsOnOrders;
import org.pointsmall.loyalty.reward.StoreCoupons;
import org.pointsmall.loyalty.reward.UseReward;
import org.pointsmall.loyalty.reward.delivery.PlanDeliveries;
import org.pointsmall.loyalty.reward.delivery.RewardDeliveries;
import org.pointsmall.loyalty.stock.Quota;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.stock.Want;
import org.pointsmall.loyalty.stock.jdbc.JdbcStock;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;

import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** A mall of rewards in a database, with offers that tests change as they go. */
public final class RewardShop {
    static final LotPolicy SHORT = LedgerFixture.until(Instant.parse("2026-06-01T00:00:00Z"));

    public final MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00Z"));
    public final Transactions transactions;
    public final Ledger ledger;
    public final Stock stock;
    public final JdbcRewards rewards;
    public final ExchangeOffer exchange;
    public final EndRewards ending;
    public final UseReward using;
    public final Job expiring;
    public final MyRewards mine;
    public final RewardParts parts;
    public final JdbcRewardReads reads;
    public final JdbcWithdrawals withdrawals;
    public final RewardFiles files;
    public final RewardsOnOrders onOrders;
    public final JdbcDeliveries deliveryStore;
    public final RewardDeliveries deliveries;
    /** The address books: which address is whose. */
    public final Map<Long, MemberId> addresses = new ConcurrentHashMap<>();
    /** What the store does not sell now. */
    public final Set<Long> offSale = ConcurrentHashMap.newKeySet();
    /** What flags keep from everybody, and how they say so. */
    public final Map<Long, Refusal> flagged = new ConcurrentHashMap<>();
    /** What was written into the outbox, as {@code KIND of member}. */
    public final List<String> news = new ArrayList<>();
    /** The same as it is. */
    public final List<News> told = new ArrayList<>();

    private final Map<Long, MallOffer> offers = new HashMap<>();
    private final AtomicLong last = new AtomicLong();

    public RewardShop(DataSource dataSource) {
        this(dataSource, CodePools.NONE, StoreCoupons.NONE);
    }

    public RewardShop(DataSource dataSource, CodePools codes, StoreCoupons coupons) {
        transactions = TransactionsOfAStore.on(dataSource);
        JdbcStock counted = new JdbcStock(dataSource, transactions);
        stock = new Stock(counted);
        rewards = new JdbcRewards(dataSource);
        ledger = new Ledger(
                new JdbcLedgerStore(dataSource, transactions, inUtc(clock)),
                new LedgerFixture.ProgrammeTerms(),
                inUtc(clock),
                LedgerObserver.NONE,
                LedgerFollower.all(List.of(counted.followingMerges(), rewards.followingMerges())));
        Outbox outbox = added -> added.forEach(one -> {
            synchronized (news) {
                news.add(one.kind().name() + " of " + one.member().value());
                told.add(one);
            }
        });
        deliveryStore = new JdbcDeliveries(dataSource);
        parts = new RewardParts(
                rewards,
                this::deal,
                ledger,
                stock,
                coupons,
                codes,
                new PlanDeliveries(
                        deliveryStore,
                        this::address,
                        product -> !offSale.contains(product),
                        (member, offer, product) -> Optional.ofNullable(flagged.get(product))),
                outbox,
                transactions,
                inUtc(clock));
        deliveries = new RewardDeliveries(parts, deliveryStore);
        exchange = new ExchangeOffer(parts);
        ending = new EndRewards(parts);
        using = new UseReward(parts);
        expiring = parts.expiring();
        mine = new MyRewards(parts);
        reads = new JdbcRewardReads(dataSource);
        withdrawals = new JdbcWithdrawals(dataSource);
        files = new RewardFiles(parts, reads);
        onOrders = new RewardsOnOrders(parts, reads);
    }

    private Optional<Long> address(MemberId member, @Nullable Long chosen) {
        return addresses.entrySet().stream()
                .filter(known -> known.getValue().equals(member))
                .map(Map.Entry::getKey)
                .filter(known -> chosen == null || known.equals(chosen))
                .findFirst();
    }

    private Optional<Outcome<Deal>> deal(MemberId member, long offerId, long quantity) {
        MallOffer offer = offers.get(offerId);
        if (offer == null || !offer.active()) {
            return Optional.empty();
        }
        Supply supply = offer.terms().supply();
        Long each = supply.perMember();
        Quota quota = each == null ? null : Quota.forEver(each);
        StockKey key = StockKey.of("offer", offerId);
        Want want = new Want(key, quantity, supply.total(), quota, supply.stockComesBack(), supply.quotaComesBack());
        Points points = offer.terms().price().points();
        OfferPrice price = new OfferPrice(points, points, null, false, List.of());
        return Optional.of(Outcome.done(new Deal(offer, quantity, price, List.of(want))));
    }

    public long next() {
        return last.incrementAndGet();
    }

    /** A member with points of which the first hundred expire in June. */
    public MemberId aMember(long points) {
        MemberId member = new MemberId(next());
        long first = Math.min(100, points);
        earn(member, first, SHORT);
        earn(member, points - first, LotPolicy.LASTING);
        return member;
    }

    public void earn(MemberId member, long points, LotPolicy lots) {
        if (points > 0) {
            granted(within(() -> ledger.earn(new Earning(
                    member, PostingKey.of("given", next()), Points.of(points), null, lots, "test", List.of()))));
        }
    }

    public long available(MemberId member) {
        return ledger.balance(member).available().value();
    }

    /** An offer of something that may be used so often, for so many days. */
    public long offer(long points, int uses, @Nullable Integer days, Supply supply, boolean givesBack) {
        return offer(new Content.Entitlement("lounge", uses, days), points, supply, givesBack);
    }

    public long offer(Content content, long points, Supply supply, boolean givesBack) {
        long id = next();
        put(id, 1, content, points, supply, givesBack);
        return id;
    }

    public void put(long id, int version, Content content, long points, Supply supply, boolean givesBack) {
        OfferTerms terms = new OfferTerms(
                new OfferName("Lounge", "贵宾室"),
                content,
                Price.of(Points.of(points)),
                supply,
                OfferAudience.EVERYONE,
                Window.always(ZoneOffset.UTC),
                Window.always(ZoneOffset.UTC),
                null,
                givesBack,
                Set.of(),
                0);
        offers.put(id, new MallOffer(new VersionRef<OfferTerms>(id, version), terms, true, clock.instant()));
    }

    public void delete(long offer) {
        offers.remove(offer);
    }

    public Outcome<ExchangeOffer.Exchanged> exchange(MemberId member, String key, long offer) {
        return exchange.exchange(new ExchangeRequest(member, key, offer, 1, null))
                .orElseThrow();
    }

    public long taken(long offer) {
        StockKey key = StockKey.of("offer", offer);
        return within(() -> stock.taken(List.of(key)).getOrDefault(key, 0L));
    }

    public <T> T within(Supplier<T> work) {
        return transactions.required(work);
    }

    public void pass(Duration time) {
        clock.moveOn(time);
    }

    /** One run of the job that ends what is overdue. */
    public long expire() {
        var run = expiring.begin();
        long done = 0;
        while (true) {
            var chunk = run.next();
            done += chunk.processed();
            if (chunk.last()) {
                return done;
            }
        }
    }
}
