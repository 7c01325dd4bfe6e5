package org.pointsmall.demo.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.pointsmall.demo.StoreApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/**
 * The whole demo store at a port of its own, on an H2 in memory unless something else is said. Broadleaf's caches are
 * one per JVM: only one such store can live in it, so each test class that is marked so has its JVM to itself.
 */
@Tag("heavy")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {StoreApplication.class, FailingActivity.Installed.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "broadleaf.database.url=jdbc:h2:mem:store",
            "demo.gateway.time-out=100ms",
            // Boot leaves registries that export out of tests unless they are named.
            "management.metrics.export.prometheus.enabled=true"
        })
@ActiveProfiles("demo")
public @interface StoreTest {}
