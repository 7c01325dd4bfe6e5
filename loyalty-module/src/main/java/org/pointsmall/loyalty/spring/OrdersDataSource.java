package org.pointsmall.loyalty.spring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Which of the store's data sources has its orders: where the programme's tables are made. It must be known before the
 * store's persistence unit is there to be asked. Several are usual (Broadleaf 6 and 7 have three).
 */
record OrdersDataSource(DataSource dataSource) {
    static final String PROPERTY = "loyalty.data-source";

    /** Broadleaf's own name for it, on every line. */
    private static final String OF_BROADLEAF = "webDS";

    /**
     * The one that {@code loyalty.data-source} names; else Broadleaf's own, else the only or the primary one.
     *
     * @throws IllegalStateException where it can't be told
     */
    static OrdersDataSource of(ListableBeanFactory beans, Environment environment) {
        String named = environment.getProperty(PROPERTY, OF_BROADLEAF);
        if (environment.containsProperty(PROPERTY) || beans.containsBean(named)) {
            return new OrdersDataSource(beans.getBean(named, DataSource.class));
        }
        DataSource only = beans.getBeanProvider(DataSource.class).getIfUnique();
        if (only == null) {
            throw new IllegalStateException("The store has the data sources "
                    + Arrays.toString(beans.getBeanNamesForType(DataSource.class)) + ": name the one of its orders by "
                    + PROPERTY);
        }
        return new OrdersDataSource(only);
    }

    /**
     * The programme's tables are of use only where the store's orders are.
     *
     * @throws IllegalStateException where the persistence unit's data source leads to another database
     */
    void mustBeThatOf(DataSource unit) {
        if (unit != dataSource && !place(unit).equals(place(dataSource))) {
            throw new IllegalStateException("The programme's tables were made in " + place(dataSource)
                    + ", but the store's orders are in " + place(unit) + ": name that data source by " + PROPERTY);
        }
    }

    /** Without what follows: a URL's parameters may hold a password, and differ for one database. */
    private static String place(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getURL().split("[?;]", 2)[0];
        } catch (SQLException e) {
            throw new IllegalStateException("The store's database does not answer", e);
        }
    }
}
