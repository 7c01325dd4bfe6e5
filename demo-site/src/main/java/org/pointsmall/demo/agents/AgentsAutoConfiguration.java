package org.pointsmall.demo.agents;

import java.util.List;
import org.pointsmall.loyalty.api.agents.LoyaltyForAgents;
import org.pointsmall.loyalty.api.agents.Negotiation;
import org.pointsmall.loyalty.api.agents.PlatformProfiles;
import org.pointsmall.loyalty.api.agents.Protocol;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Has the store answer shopping agents, where the plugin does. */
@AutoConfiguration(afterName = "org.pointsmall.loyalty.api.config.StorefrontApiAutoConfiguration")
@ConditionalOnClass(LoyaltyForAgents.class)
@ConditionalOnBean(LoyaltyForAgents.class)
@Import({
    DiscoveryController.class,
    AgentCatalogController.class,
    AgentCartController.class,
    AgentCheckoutController.class,
    AgentCarts.class,
    AgentOrders.class,
    AgentAdvice.class
})
public class AgentsAutoConfiguration {

    @Bean
    Negotiation agentNegotiation(PlatformProfiles profiles) {
        return new Negotiation(profiles, List.of(Protocol.SEARCH, Protocol.LOOKUP, Protocol.CART, Protocol.CHECKOUT));
    }

    @Bean
    SamplePlatform agentSamplePlatform(Environment environment) {
        return new SamplePlatform(environment);
    }
}
