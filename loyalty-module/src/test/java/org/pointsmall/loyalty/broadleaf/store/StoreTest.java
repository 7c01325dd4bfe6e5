package org.pointsmall.loyalty.broadleaf.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Tests of this kind that name the same database share one running store: a JVM has room for no second, because
 * Broadleaf's caches are one per JVM. Jobs run when a test says so.
 */
@Tag("heavy")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = TestStore.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            "loyalty.enabled=true",
            "loyalty.jobs.enabled=false",
            "spring.liquibase.change-log=classpath:/shop/shop-migrations.xml",
            "broadleaf.schema=create",
            "broadleaf.database.pool-size=48"
        })
public @interface StoreTest {}
