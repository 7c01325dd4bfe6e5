package org.pointsmall.loyalty.spring;

import org.pointsmall.loyalty.segment.ComputeSegments;
import org.pointsmall.loyalty.segment.OrderHistory;
import org.pointsmall.loyalty.segment.SegmentStore;
import org.pointsmall.loyalty.segment.SegmentTerms;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Segments: the job that computes them, and what rules and pages ask. */
@Configuration(proxyBeanMethods = false)
class SegmentConfiguration {
    /** Some hundredths of a second of work; a job's lock lasts minutes. */
    private static final int CHUNK = 1000;

    @Bean
    ComputeSegments blLoyaltyComputeSegments(
            OrderHistory orders, SegmentStore store, SegmentTerms terms, Transactions transactions, BusinessTime time) {
        return new ComputeSegments(orders, store, terms, CHUNK, transactions, time);
    }
}
