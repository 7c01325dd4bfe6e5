package org.pointsmall.benchmarks.taste;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.pointsmall.benchmarks.ledger.SpringTransactions;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.ItemTaste;
import org.pointsmall.loyalty.recommendation.ItemTastes;
import org.pointsmall.loyalty.recommendation.MemberTaste;
import org.pointsmall.loyalty.recommendation.MemberTastes;
import org.pointsmall.loyalty.recommendation.Ranking;
import org.pointsmall.loyalty.recommendation.taste.LearnRanking;
import org.pointsmall.loyalty.recommendation.taste.LearnTaste;
import org.pointsmall.loyalty.recommendation.taste.MemberOrders;
import org.pointsmall.loyalty.recommendation.taste.ProductNames;
import org.pointsmall.loyalty.recommendation.taste.RankingRun;
import org.pointsmall.loyalty.recommendation.taste.RankingStore;
import org.pointsmall.loyalty.recommendation.taste.TasteOfMembers;
import org.pointsmall.loyalty.recommendation.taste.TasteStore;
import org.pointsmall.loyalty.recommendation.taste.jdbc.TasteTables;
import org.pointsmall.loyalty.schema.jdbc.LoyaltyChangelog;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.core.io.DefaultResourceLoader;

/** What the plugin's jobs learn of a shop at a moment, in a database of its own, and how they are asked for it. */
final class LearntTaste implements AutoCloseable {
    private static final Period LOOK_BACK = Period.ofMonths(24);
    private static final int CHUNK = 500;
    private static final TasteTables TABLES = new TasteTables();

    private final HikariDataSource database = new HikariDataSource();
    private final BusinessTime time;
    private final MemberOrders orders;
    private final TasteStore store;
    private final Transactions transactions;

    LearntTaste(MemberOrders orders, Instant moment) {
        this.orders = orders;
        time = new BusinessTime(Clock.fixed(moment, ZoneOffset.UTC), ZoneOffset.UTC);
        database.setJdbcUrl("jdbc:h2:mem:taste-" + UUID.randomUUID()
                + ";DB_CLOSE_DELAY=-1;MODE=LEGACY;NON_KEYWORDS=VALUE,KEY,USER,DAY,MONTH,YEAR");
        database.setUsername("sa");
        database.setPassword("");
        try {
            LoyaltyChangelog.tables(database, new DefaultResourceLoader()).afterPropertiesSet();
        } catch (Exception e) {
            throw new IllegalStateException("the plugin's tables can't be made", e);
        }
        store = TABLES.blLoyaltyTasteStore(new OrdersDatabase(database), time);
        transactions = new SpringTransactions(database);
    }

    Duration learnNeighbours() {
        return run(LearnTaste.neighbours(plan(), orders, members -> Set.of(), store, transactions, time));
    }

    Duration measureSales(ProductNames names) {
        return run(LearnTaste.sales(plan(), orders, names, members -> Set.of(), store, transactions, time));
    }

    /** What came of it; the ranking is in force where it proved itself. */
    RankingRun learnRanking(ProductNames names) {
        RankingStore rankings = TABLES.blLoyaltyRankingStore(new OrdersDatabase(database));
        run(new LearnRanking(plan(), orders, names, members -> Set.of(), rankings, transactions, time));
        return rankings.last().orElseThrow();
    }

    Ranking ranking() {
        OrdersDatabase ours = new OrdersDatabase(database);
        return TABLES.blLoyaltyRanking(TABLES.blLoyaltyRankingStore(ours), ours, transactions);
    }

    private static LearnTaste.Plan plan() {
        return new LearnTaste.Plan(1, LOOK_BACK, CHUNK, CHUNK);
    }

    private static Duration run(Job job) {
        long began = System.nanoTime();
        Job.Run run = job.begin();
        while (!run.next().last()) {
            // Chunk after chunk.
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    Map<Long, ItemTaste> items() {
        ItemTastes tastes = tastes();
        Map<Long, ItemTaste> items = new HashMap<>();
        List<Long> page = tastes.changedSince(0, 0, CHUNK);
        while (!page.isEmpty()) {
            items.putAll(tastes.of(page));
            page = new ArrayList<>(tastes.changedSince(0, page.get(page.size() - 1), CHUNK));
        }
        return items;
    }

    MemberTaste member(long member) {
        return members().of(new MemberId(member));
    }

    MemberTastes members() {
        return new TasteOfMembers(orders, members -> Set.of(), store, LOOK_BACK, time);
    }

    ItemTastes tastes() {
        return TABLES.blLoyaltyItemTastes(new OrdersDatabase(database));
    }

    DataSource database() {
        return database;
    }

    Transactions transactions() {
        return transactions;
    }

    BusinessTime time() {
        return time;
    }

    Instant moment() {
        return time.now();
    }

    @Override
    public void close() {
        database.close();
    }
}
