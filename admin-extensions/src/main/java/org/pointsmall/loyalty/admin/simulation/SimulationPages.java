package org.pointsmall.loyalty.admin.simulation;

import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.simulation.ForeseeCost;
import org.pointsmall.loyalty.simulation.ForeseeSpending;
import org.pointsmall.loyalty.simulation.Simulations;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the section together. */
@Configuration(proxyBeanMethods = false)
public class SimulationPages {

    @Bean
    CostInWords blLoyaltyCostInWords(ForeseeCost foresee, BusinessTime time) {
        return new CostInWords(foresee, time);
    }

    @Bean
    SpendingInWords blLoyaltySpendingInWords(ForeseeSpending foresee, BusinessTime time) {
        return new SpendingInWords(foresee, time);
    }

    @Bean
    SimulationsController blLoyaltySimulationsController(
            AdminRights rights,
            AdminPage pages,
            Simulations simulations,
            EditDefinitions<RuleTerms> rules,
            BusinessTime time) {
        return new SimulationsController(rights, pages, simulations, new RuleChoices(rules), time);
    }

    @Bean
    SimulationController blLoyaltySimulationController(
            AdminRights rights,
            AdminPage pages,
            Simulations simulations,
            EditDefinitions<RuleTerms> rules,
            TargetNames.Source names,
            @Qualifier("messageSource") MessageSource messages,
            BusinessTime time) {
        return new SimulationController(
                rights, pages, simulations, new NameFigures(rules, names, messages), messages, time);
    }
}
