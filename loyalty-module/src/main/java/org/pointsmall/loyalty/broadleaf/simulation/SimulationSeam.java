package org.pointsmall.loyalty.broadleaf.simulation;

import javax.persistence.EntityManagerFactory;
import org.pointsmall.loyalty.broadleaf.cart.Carts;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.simulation.PastOrders;
import org.pointsmall.loyalty.statement.OrderMovements;
import org.pointsmall.loyalty.store.OrdersDatabase;
import org.pointsmall.loyalty.store.StoreProducts;
import org.pointsmall.loyalty.store.StoreSettings;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.SharedEntityManagerCreator;

/** The store's past orders, as a bean of the port of simulations. */
@Configuration(proxyBeanMethods = false)
public class SimulationSeam {

    @Bean
    PastOrders blLoyaltyPastOrders(
            OrdersDatabase database,
            @Qualifier("entityManagerFactory") EntityManagerFactory unit,
            Carts carts,
            StoreProducts products,
            OrderMovements movements,
            MemberSegments segments,
            TierSchemes schemes,
            BusinessTime time,
            StoreSettings settings) {
        return new StorePastOrders(
                database.dataSource(),
                SharedEntityManagerCreator.createSharedEntityManager(unit),
                carts,
                products,
                movements,
                segments,
                schemes,
                time,
                settings.birthdayAttribute());
    }
}
