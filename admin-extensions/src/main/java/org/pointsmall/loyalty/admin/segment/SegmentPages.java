package org.pointsmall.loyalty.admin.segment;

import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.segment.SegmentCounts;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the section together. */
@Configuration(proxyBeanMethods = false)
public class SegmentPages {

    @Bean
    SegmentsController blLoyaltySegmentsController(
            AdminRights rights, AdminPage pages, SegmentCounts counts, BusinessTime time) {
        return new SegmentsController(rights, pages, counts, time);
    }
}
