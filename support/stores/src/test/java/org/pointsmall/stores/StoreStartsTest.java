package org.pointsmall.stores;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.catalog.service.type.ProductType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** A store that is put together as this pom does it starts, stores a product and answers for the plugin. */
@Tag("heavy")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "broadleaf.database.url=jdbc:h2:mem:store",
            "broadleaf.schema=create",
            "loyalty.enabled=true",
            "spring.main.banner-mode=off"
        })
class StoreStartsTest {

    @Autowired
    TestRestTemplate http;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    @Qualifier("blTransactionManager")
    PlatformTransactionManager manager;

    @Autowired
    @Qualifier("blCatalogService")
    CatalogService catalog;

    @Test
    void aProductIsStored() {
        Long id = new TransactionTemplate(manager).execute(status -> {
            Sku sku = catalog.createSku();
            sku.setName("Kettle");
            Product product = catalog.createProduct(ProductType.PRODUCT);
            product.setDefaultSku(catalog.saveSku(sku));
            return catalog.saveProduct(product).getId();
        });

        assertThat(jdbc.queryForObject("SELECT NAME FROM BLC_SKU WHERE DEFAULT_PRODUCT_ID = ?", String.class, id))
                .isEqualTo("Kettle");
    }

    @Test
    void thePluginAnswers() {
        ResponseEntity<String> guide = http.getForEntity("/api/v1/loyalty/guide", String.class);

        assertThat(guide.getStatusCode()).as(guide.getBody()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void eachLibraryIsThereOnceInTheLineThatBroadleafLinksAgainst() throws IOException {
        assertThat(jars("org/hibernate/Hibernate.class"))
                .singleElement()
                .asString()
                .contains("hibernate-core-4.2.21");
        assertThat(jars("org/hibernate/ejb/HibernatePersistence.class")).hasSize(1);
        assertThat(jars("org/thymeleaf/TemplateEngine.class"))
                .singleElement()
                .asString()
                .contains("thymeleaf-2.1.3");
        assertThat(jars("javax/persistence/Entity.class")).hasSize(1);
        assertThat(jars("javassist/ClassPool.class")).singleElement().asString().contains("javassist-3.30");
        assertThat(jars("net/sf/ehcache/CacheManager.class")).hasSize(1);
    }

    @Test
    void oneBridgeCarriesTheMessagesOfLog4j() throws IOException {
        assertThat(jars("org/apache/log4j/Logger.class"))
                .singleElement()
                .asString()
                .contains("log4j-over-slf4j");
        assertThat(jars("org/slf4j/impl/StaticLoggerBinder.class"))
                .singleElement()
                .asString()
                .contains("logback");
    }

    private static List<URL> jars(String type) throws IOException {
        return Collections.list(StoreStartsTest.class.getClassLoader().getResources(type));
    }
}
