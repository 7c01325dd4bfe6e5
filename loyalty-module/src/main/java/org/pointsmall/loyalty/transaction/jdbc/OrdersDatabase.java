package org.pointsmall.loyalty.transaction.jdbc;

import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;

/**
 * The database of the store's orders.
 *
 * @param dataSource the very one that the store's transaction manager binds its connections to: statements on any other
 *     would not be part of the store's transactions
 */
public record OrdersDatabase(DataSource dataSource) {

    /** The database behind the store's persistence unit. */
    public static OrdersDatabase of(Object entityManagerFactory) {
        EntityManagerFactoryInfo unit = (EntityManagerFactoryInfo) entityManagerFactory;
        return new OrdersDatabase(
                Objects.requireNonNull(unit.getDataSource(), "the store's persistence unit names no data source"));
    }
}
