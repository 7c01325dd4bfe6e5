package org.pointsmall.loyalty.spring;

import org.pointsmall.loyalty.delivery.DeliverEvents;
import org.pointsmall.loyalty.job.jdbc.JobTables;
import org.pointsmall.loyalty.ledger.LedgerEvents;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.outbox.OutboxListener;
import org.pointsmall.loyalty.outbox.Undelivered;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What happened, for whoever listens: written with the movement in every process, the admin's too, and told by those that
 * run the jobs.
 */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    @Bean
    LedgerFollower blLoyaltyLedgerEvents(Outbox outbox) {
        return new LedgerEvents(outbox);
    }

    /** Listeners may use the programme themselves, so they are made when they are first told of something. */
    @Bean
    DeliverEvents blLoyaltyDeliverEvents(
            Undelivered events,
            OrdersDatabase database,
            ObjectProvider<OutboxListener> listeners,
            Transactions transactions,
            BusinessTime time) {
        return new DeliverEvents(
                events,
                () -> listeners.orderedStream().toList(),
                JobTables.retries(database.dataSource(), transactions, DeliverEvents.NAME),
                transactions,
                time);
    }
}
