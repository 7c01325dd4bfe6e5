package org.pointsmall.loyalty.broadleaf.store;

import java.util.List;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.broadleafcommerce.core.offer.domain.OfferRule;
import org.broadleafcommerce.core.offer.domain.OfferRuleImpl;
import org.broadleafcommerce.core.offer.service.type.OfferRuleType;
import org.pointsmall.loyalty.job.Job;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.weaving.LoadTimeWeaverAware;

/**
 * A store with the plugin installed, as a merchant would: on the class path, and switched on. All that differs between
 * Broadleaf's lines is here: a run on another line puts a class of this name before this one (docs/broadleaf-lines.md).
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(Shop.class)
public class TestStore {

    @Bean
    static MovableClock clock() {
        return new MovableClock();
    }

    /**
     * Asks for the programme before any service of the store's is made, as Boot 3 does on its way to the health of the
     * jobs: Spring makes beans of this type before all others. A store whose plugin was taken out has no jobs.
     */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.pointsmall.loyalty.job.Job")
    static class WhoeverComesFirst {
        @Bean
        LoadTimeWeaverAware whoeverComesFirst(ObjectProvider<Job> jobs) {
            List<Job> made = jobs.stream().toList();
            return weaver -> {
                throw new IllegalStateException("There is no weaver that could be told of these jobs: " + made);
            };
        }
    }

    @Bean
    OfferRules offerRules() {
        return (offer, orders) -> {
            OfferRule rule = new OfferRuleImpl();
            rule.setMatchRule(orders);
            offer.getOfferMatchRules().put(OfferRuleType.ORDER.getType(), rule);
        };
    }

    @Bean
    static Faults faults() {
        return new Faults();
    }

    @Bean
    TestCards testCards() {
        return new TestCards();
    }

    @Bean
    ListFactoryBean testGateways(TestCards cards) {
        ListFactoryBean gateways = new ListFactoryBean();
        gateways.setSourceList(List.of(cards.gateway()));
        return gateways;
    }

    @Bean
    static LateStageMergeBeanPostProcessor testGatewaysMerge() {
        LateStageMergeBeanPostProcessor merge = new LateStageMergeBeanPostProcessor();
        merge.setCollectionRef("testGateways");
        merge.setTargetRef("blPaymentGatewayConfigurationServices");
        return merge;
    }
}
