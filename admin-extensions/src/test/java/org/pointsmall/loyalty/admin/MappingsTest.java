package org.pointsmall.loyalty.admin;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Properties;
import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.admin.product.CategoryFlags;
import org.pointsmall.loyalty.admin.product.ProductFlags;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Our entities against a database that our changelogs have made. */
@Tag("heavy")
class MappingsTest {

    @Test
    void fitTheChangelogsOnH2() throws Exception {
        fits(new DriverManagerDataSource("jdbc:h2:mem:mappings;DB_CLOSE_DELAY=-1", "sa", ""));
    }

    @Test
    void fitTheChangelogsOnPostgreSql() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            fits(postgres.getPostgresDatabase());
        }
    }

    private static void fits(DataSource database) throws Exception {
        JdbcTemplate jdbc = MigratedDatabase.in(database);
        validated(database).close();

        jdbc.execute("ALTER TABLE BLC_PRODUCT DROP COLUMN LOYALTY_NO_EARN");
        assertThatThrownBy(() -> validated(database))
                .isInstanceOf(HibernateException.class)
                .hasMessageContaining("LOYALTY_NO_EARN");
        jdbc.execute("ALTER TABLE BLC_PRODUCT ADD COLUMN LOYALTY_NO_EARN BOOLEAN");
        jdbc.execute("ALTER TABLE BLC_CATEGORY DROP COLUMN LOYALTY_NO_OFFSET");
        assertThatThrownBy(() -> validated(database))
                .isInstanceOf(HibernateException.class)
                .hasMessageContaining("LOYALTY_NO_OFFSET");
    }

    private static SessionFactory validated(DataSource database) {
        Properties settings = new Properties();
        settings.put(AvailableSettings.DATASOURCE, database);
        settings.put(AvailableSettings.HBM2DDL_AUTO, "validate");
        return new Configuration()
                .addAnnotatedClass(FlaggedProduct.class)
                .addAnnotatedClass(FlaggedCategory.class)
                .addProperties(settings)
                .buildSessionFactory();
    }

    /** In place of Broadleaf's product, into which the flags are woven. */
    @Entity
    @Table(name = "BLC_PRODUCT")
    static class FlaggedProduct {
        @Id
        @Column(name = "PRODUCT_ID")
        Long id;

        @Embedded
        ProductFlags flags;
    }

    /** In place of Broadleaf's category. */
    @Entity
    @Table(name = "BLC_CATEGORY")
    static class FlaggedCategory {
        @Id
        @Column(name = "CATEGORY_ID")
        Long id;

        @Embedded
        CategoryFlags flags;
    }
}
