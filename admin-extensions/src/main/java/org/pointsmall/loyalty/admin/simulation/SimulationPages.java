package org.pointsmall.loyalty.admin.simulation;

import java.time.Clock;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.earning.EditRules;
import org.pointsmall.loyalty.ledger.LedgerTerms;
import org.pointsmall.loyalty.simulation.Simulations;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the section together. */
@Configuration(proxyBeanMethods = false)
public class SimulationPages {

    @Bean
    SimulationsController blLoyaltySimulationsController(
            AdminRights rights,
            AdminPage pages,
            Simulations simulations,
            EditRules rules,
            LedgerTerms terms,
            Clock clock) {
        return new SimulationsController(rights, pages, simulations, new RuleChoices(rules), terms, clock);
    }

    @Bean
    SimulationController blLoyaltySimulationController(
            AdminRights rights,
            AdminPage pages,
            Simulations simulations,
            EditRules rules,
            TargetNames.Source names,
            @Qualifier("messageSource") MessageSource messages,
            LedgerTerms terms) {
        return new SimulationController(
                rights, pages, simulations, new NameFigures(rules, names, messages), messages, terms);
    }
}
