package org.pointsmall.loyalty.admin.batch;

import org.pointsmall.loyalty.adjustment.batch.PointsInBulk;
import org.pointsmall.loyalty.adjustment.batch.ReverseBatches;
import org.pointsmall.loyalty.adjustment.opening.OpeningBalances;
import org.pointsmall.loyalty.admin.choice.SegmentChoices;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.audit.ReadAudit;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the section together. */
@Configuration(proxyBeanMethods = false)
public class BatchPages {

    @Bean
    BatchesController blLoyaltyBatchesController(
            AdminRights rights, AdminPage pages, PointsInBulk bulk, SegmentChoices segments, BusinessTime time) {
        return new BatchesController(rights, pages, bulk, segments, time);
    }

    @Bean
    BatchController blLoyaltyBatchController(
            AdminRights rights,
            AdminPage pages,
            PointsInBulk bulk,
            ReverseBatches undo,
            OpeningBalances openings,
            ReadAudit audit,
            SegmentChoices segments,
            BusinessTime time) {
        return new BatchController(rights, pages, bulk, undo, openings, audit, segments, time);
    }

    @Bean
    OpeningsController blLoyaltyOpeningsController(
            AdminRights rights, AdminPage pages, PointsInBulk bulk, OpeningBalances openings, BusinessTime time) {
        return new OpeningsController(rights, pages, bulk, openings, time);
    }
}
