package org.pointsmall.broadleaf.boot.persistence;

import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.spi.PersistenceProvider;
import org.hibernate.ejb.HibernateEntityManager;
import org.hibernate.ejb.HibernateEntityManagerFactory;
import org.hibernate.ejb.HibernatePersistence;
import org.springframework.orm.jpa.JpaDialect;
import org.springframework.orm.jpa.vendor.AbstractJpaVendorAdapter;

/**
 * Spring's view of Hibernate 4.2 as a JPA provider. Spring 5 has adapters for Hibernate 5 only, and Broadleaf 3.1 links
 * against 4.2 only. Replaces {@code blJpaVendorAdapter}.
 */
public class Hibernate4JpaVendorAdapter extends AbstractJpaVendorAdapter {

    private final PersistenceProvider provider = new HibernatePersistence();
    private final JpaDialect dialect = new Hibernate4JpaDialect();

    @Override
    public PersistenceProvider getPersistenceProvider() {
        return provider;
    }

    @Override
    public Map<String, Object> getJpaPropertyMap() {
        // Contextual LOB creation needs JDBC calls that PostgreSQL's driver refuses, with a stack trace at each start.
        return Map.of("hibernate.jdbc.lob.non_contextual_creation", "true");
    }

    @Override
    public JpaDialect getJpaDialect() {
        return dialect;
    }

    @Override
    public Class<? extends EntityManagerFactory> getEntityManagerFactoryInterface() {
        return HibernateEntityManagerFactory.class;
    }

    @Override
    public Class<? extends EntityManager> getEntityManagerInterface() {
        return HibernateEntityManager.class;
    }
}
