package org.pointsmall.loyalty.spring;

import java.util.List;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.DueLots;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.ledger.LedgerTerms;
import org.pointsmall.loyalty.ledger.OpenLots;
import org.pointsmall.loyalty.ledger.OpenOneByOne;
import org.pointsmall.loyalty.ledger.jdbc.JdbcDueLots;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.JdbcOpenLots;
import org.pointsmall.loyalty.ledger.jdbc.PipelinedLedger;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.pointsmall.loyalty.transaction.jdbc.StatementPipeline;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger, what reads it, what proves it, and the jobs by which points become available and expire. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    @ConditionalOnMissingBean(LedgerStore.class)
    JdbcLedgerStore blLoyaltyLedgerStore(OrdersDatabase database, Transactions transactions, BusinessTime time) {
        return new JdbcLedgerStore(database.dataSource(), transactions, time);
    }

    @Bean
    StatementPipeline blLoyaltyStatementPipeline(PipelinedLedger store) {
        return store.pipeline();
    }

    @Bean
    Ledger blLoyaltyLedger(
            LedgerStore store,
            LedgerTerms terms,
            BusinessTime time,
            LedgerObserver observer,
            List<LedgerFollower> followers) {
        return new Ledger(store, terms, time, observer, LedgerFollower.all(followers));
    }

    @Bean
    ProveLedger blLoyaltyProveLedger(OrdersDatabase database) {
        return LedgerProof.of(database.dataSource());
    }

    @Bean
    OpenLots blLoyaltyOpenLots(
            OrdersDatabase database, LedgerStore store, Ledger ledger, LedgerObserver observer, BusinessTime time) {
        return new JdbcOpenLots(database.dataSource(), new OpenOneByOne(store, ledger, time), observer, time);
    }

    @Bean
    DueLots blLoyaltyDueLots(
            OrdersDatabase database, Transactions transactions, LedgerObserver observer, Outbox outbox) {
        return new JdbcDueLots(database.dataSource(), transactions, observer, outbox);
    }

    @Bean
    Job blLoyaltyActivateLots(DueLots lots, BusinessTime time) {
        return lots.activation(time);
    }

    @Bean
    Job blLoyaltyExpireLots(DueLots lots, BusinessTime time) {
        return lots.expiry(time);
    }
}
