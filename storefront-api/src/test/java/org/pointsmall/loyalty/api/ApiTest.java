package org.pointsmall.loyalty.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;

/** Runs against a {@link TestStore} through Spring's MVC, without a socket. */
@Tag("heavy")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = TestStore.class, properties = "loyalty.enabled=true")
@AutoConfigureMockMvc
@interface ApiTest {}
