package org.pointsmall.loyalty.segment.jdbc;

import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.segment.SegmentCounts;
import org.pointsmall.loyalty.segment.SegmentMembers;
import org.pointsmall.loyalty.segment.SegmentStore;
import org.pointsmall.loyalty.segment.own.OwnRuns;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where segments are kept, as beans of the ports that it is for. */
@Configuration(proxyBeanMethods = false)
public class SegmentTables {

    @Bean
    SegmentStore blLoyaltySegmentStore(OrdersDatabase database, BusinessTime time) {
        return new JdbcSegmentStore(database.dataSource(), time);
    }

    /** A store with a better idea of its members can name segments of its own. */
    @Bean
    @ConditionalOnMissingBean(MemberSegments.class)
    MemberSegments blLoyaltyMemberSegments(OrdersDatabase database) {
        return new JdbcMemberSegments(database.dataSource());
    }

    @Bean
    SegmentCounts blLoyaltySegmentCounts(OrdersDatabase database) {
        return new JdbcSegmentCounts(database.dataSource());
    }

    @Bean
    SegmentMembers blLoyaltySegmentMembers(OrdersDatabase database) {
        return new JdbcSegmentMembers(database.dataSource());
    }

    @Bean
    OwnRuns blLoyaltyOwnSegmentRuns(OrdersDatabase database) {
        return new JdbcOwnRuns(database.dataSource());
    }

    /** Whether it is our own segments that are asked for, and not those that a store names. */
    public static boolean areOurs(MemberSegments segments) {
        return segments instanceof JdbcMemberSegments;
    }
}
