package org.pointsmall.loyalty.admin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;

/** Tests of this kind share one running admin, and one database. */
@Tag("heavy")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = TestAdmin.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "broadleaf.flavour=admin",
            "broadleaf.schema=update",
            "broadleaf.database.url=jdbc:h2:mem:loyalty-admin",
            "broadleaf.currency=CNY",
            "broadleaf.admin.initial-username=grace",
            "broadleaf.admin.initial-password=hopper",
            "loyalty.enabled=true",
            "loyalty.reward.code-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
        })
@interface AdminTest {}
