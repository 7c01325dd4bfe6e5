package org.pointsmall.demo.store.gateway;

import java.util.List;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds the test gateway to Broadleaf's list of gateways. */
@Configuration(proxyBeanMethods = false)
class TestCardConfiguration {

    @Bean
    List<TestCardServices> storeGateways(TestCardGateway gateway, TestCardReturns afterwards) {
        return List.of(new TestCardServices(gateway, afterwards));
    }

    @Bean
    static LateStageMergeBeanPostProcessor storeGatewaysMerge() {
        LateStageMergeBeanPostProcessor merge = new LateStageMergeBeanPostProcessor();
        merge.setCollectionRef("storeGateways");
        merge.setTargetRef("blPaymentGatewayConfigurationServices");
        return merge;
    }
}
