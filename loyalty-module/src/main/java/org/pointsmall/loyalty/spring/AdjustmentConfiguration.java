package org.pointsmall.loyalty.spring;

import org.pointsmall.loyalty.adjustment.AdjustByHand;
import org.pointsmall.loyalty.adjustment.DecideAdjustments;
import org.pointsmall.loyalty.adjustment.HandAdjustments;
import org.pointsmall.loyalty.adjustment.batch.BatchMembers;
import org.pointsmall.loyalty.adjustment.batch.BatchStore;
import org.pointsmall.loyalty.adjustment.batch.BatchesByHand;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk;
import org.pointsmall.loyalty.adjustment.batch.ReverseBatches;
import org.pointsmall.loyalty.adjustment.batch.RunBatches;
import org.pointsmall.loyalty.adjustment.jdbc.JdbcHandAdjustments;
import org.pointsmall.loyalty.adjustment.jdbc.JdbcOpenings;
import org.pointsmall.loyalty.adjustment.jdbc.JdbcPointsBatches;
import org.pointsmall.loyalty.adjustment.opening.OpeningBalances;
import org.pointsmall.loyalty.adjustment.opening.OpeningMembers;
import org.pointsmall.loyalty.adjustment.opening.OpeningStore;
import org.pointsmall.loyalty.adjustment.opening.OpeningWork;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Points given and taken by hand, with a second admin above the limit. */
@Configuration(proxyBeanMethods = false)
@Parts({
    BatchMembers.class,
    BatchesByHand.class,
    DecideAdjustments.class,
    OpeningMembers.class,
    OpeningWork.class,
    ReverseBatches.class,
    RunBatches.class
})
class AdjustmentConfiguration {
    private static final int MOST_BATCHES = 1_000;

    @Bean
    HandAdjustments blLoyaltyHandAdjustments(OrdersDatabase database) {
        return new JdbcHandAdjustments(database.dataSource());
    }

    @Bean
    AdjustByHand blLoyaltyAdjustByHand(
            Ledger ledger,
            HandAdjustments kept,
            Latest<SettingsOverTime> settings,
            EarningTerms earning,
            Transactions transactions,
            BusinessTime time) {
        return new AdjustByHand(
                ledger,
                kept,
                () -> settings.book().now().approval(),
                () -> earning.lots().expiry(),
                transactions,
                time);
    }

    @Bean
    BatchStore blLoyaltyPointsBatches(OrdersDatabase database) {
        return new JdbcPointsBatches(database.dataSource());
    }

    @Bean
    OpeningStore blLoyaltyOpenings(OrdersDatabase database) {
        return new JdbcOpenings(database.dataSource());
    }

    @Bean
    OpeningBalances blLoyaltyOpeningBalances(
            PointsInBulk bulk,
            OpeningStore openings,
            EarningTerms earning,
            Transactions transactions,
            BusinessTime time) {
        return new OpeningBalances(bulk, openings, () -> earning.lots().expiry(), transactions, time);
    }

    @Bean
    PointsInBulk blLoyaltyPointsInBulk(
            BatchStore batches, Latest<SettingsOverTime> settings, Transactions transactions, BusinessTime time) {
        return new PointsInBulk(batches, () -> settings.book().now().approval(), transactions, time);
    }

    /** What still reads its members; whom a batch has read is in it for good. */
    @Bean
    Uses<SegmentCode> blLoyaltyBatchesWithSegments(BatchStore batches, Transactions transactions) {
        return segment -> transactions.required(() -> batches.in(PointsBatch.State.READING, MOST_BATCHES)).stream()
                .filter(batch -> batch.source() == PointsBatch.Source.SEGMENT
                        && batch.name().equals(segment.value()))
                .map(batch ->
                        new Uses.Use(Uses.Kind.BATCH, batch.id(), batch.terms().reason()))
                .toList();
    }
}
