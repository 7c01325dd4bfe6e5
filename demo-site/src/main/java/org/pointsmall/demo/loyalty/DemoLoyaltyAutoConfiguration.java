package org.pointsmall.demo.loyalty;

import org.pointsmall.loyalty.account.Statements;
import org.pointsmall.loyalty.aftersale.ReturnOrders;
import org.pointsmall.loyalty.api.problem.ProblemResponses;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Tells the store about points, where the plugin is installed and switched on. */
@AutoConfiguration(
        afterName = {
            "org.pointsmall.loyalty.broadleaf.config.LoyaltyAutoConfiguration",
            "org.pointsmall.loyalty.api.config.StorefrontApiAutoConfiguration"
        })
@ConditionalOnClass({Statements.class, ProblemResponses.class})
@ConditionalOnBean(Statements.class)
public class DemoLoyaltyAutoConfiguration {

    @Bean
    LoyaltyOrderPoints loyaltyOrderPoints(Statements statements) {
        return new LoyaltyOrderPoints(statements);
    }

    @Bean
    LoyaltyAfterSale loyaltyAfterSale(ReturnOrders returnOrders) {
        return new LoyaltyAfterSale(returnOrders);
    }

    @Bean
    @ConditionalOnBean(ProblemResponses.class)
    PointsRefusals loyaltyRefusals(ProblemResponses problems) {
        return new PointsRefusals(problems);
    }
}
