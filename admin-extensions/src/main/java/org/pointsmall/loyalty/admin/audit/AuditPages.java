package org.pointsmall.loyalty.admin.audit;

import java.util.List;
import org.pointsmall.loyalty.admin.definition.FieldLabels;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.audit.ReadAudit;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the section together. */
@Configuration(proxyBeanMethods = false)
public class AuditPages {

    @Bean
    AuditController blLoyaltyAuditController(
            AdminRights rights,
            AdminPage pages,
            ReadAudit log,
            List<FieldLabels> labels,
            MessageSource messages,
            BusinessTime time) {
        return new AuditController(rights, pages, log, labels, messages, time);
    }
}
