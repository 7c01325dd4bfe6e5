package org.pointsmall.broadleaf.boot.site;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.pointsmall.broadleaf.boot.store.TestStore;
import org.springframework.boot.test.context.SpringBootTest;

/** The site on an in-memory H2; one context for all tests that carry this. */
@Tag("heavy")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = TestStore.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"broadleaf.database.url=jdbc:h2:mem:site", "broadleaf.schema=create"})
@interface OnH2 {}
