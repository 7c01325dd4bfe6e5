package org.pointsmall.loyalty.spring;

import javax.sql.DataSource;
import org.pointsmall.loyalty.removal.WayOut;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

/**
 * Takes points off the carts of a site that says {@code loyalty.enabled=false}, before it answers requests, and says what
 * remains. A process that does not say so may be another part of a store whose programme runs, and so may an admin: these
 * touch nothing. Whatever fails here does not keep the store from starting.
 */
final class PointsOffCartsAtStart implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(PointsOffCartsAtStart.class);
    private static final String ENTITY_MANAGER_FACTORY = "entityManagerFactory";

    private final ListableBeanFactory beans;
    private final Environment environment;

    PointsOffCartsAtStart(ListableBeanFactory beans, Environment environment) {
        this.beans = beans;
        this.environment = environment;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!"false".equalsIgnoreCase(environment.getProperty("loyalty.enabled"))
                || StoreFlavour.isAdmin(environment, beans)
                || !beans.containsBean(ENTITY_MANAGER_FACTORY)) {
            return;
        }
        try {
            take();
        } catch (RuntimeException e) {
            LOG.warn(
                    "The points programme is switched off, and carts could not be freed of points; see \"Taking it"
                            + " out\" in docs/install.md",
                    e);
        }
    }

    private void take() {
        LotSettings lots = LotSettings.of(LoyaltyProperties.from(environment));
        DataSource database =
                OrdersDatabase.of(beans.getBean(ENTITY_MANAGER_FACTORY)).dataSource();
        BusinessTime time = BusinessTime.ofTheMachine(lots.zone());
        WayOut wayOut = WayOut.of(database, time, PublishedGrace.of(database, time, lots.grace()));
        if (!wayOut.hasProgramme()) {
            return;
        }
        WayOut.words(wayOut.take()).forEach(words -> LOG.info("The points programme is switched off: {}", words));
        LOG.info("The points programme is switched off. {}", wayOut.remains());
    }
}
