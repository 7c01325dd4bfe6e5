package org.pointsmall.loyalty.broadleaf;

import javax.persistence.EntityManagerFactory;
import org.pointsmall.loyalty.simulation.SubmittedCarts;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.SharedEntityManagerCreator;

/** The carts of the store's past orders, as a bean of the port of simulations. */
@Configuration(proxyBeanMethods = false)
class SimulationSeam {

    @Bean
    SubmittedCarts blLoyaltySubmittedCarts(@Qualifier("entityManagerFactory") EntityManagerFactory unit, Carts carts) {
        return new StoreSubmittedCarts(SharedEntityManagerCreator.createSharedEntityManager(unit), carts);
    }
}
