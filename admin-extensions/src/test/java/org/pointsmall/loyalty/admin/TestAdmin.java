package org.pointsmall.loyalty.admin;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** A store's admin with the plugin installed, as a merchant would: on the class path, and switched on. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({Backroom.class, PagesOnEveryThymeleaf.class})
class TestAdmin {}
