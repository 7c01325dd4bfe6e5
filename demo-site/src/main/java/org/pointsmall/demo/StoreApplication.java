package org.pointsmall.demo;

import org.pointsmall.demo.store.StoreConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The demo's store or, with {@code broadleaf.flavour=admin}, its admin. Scans nothing itself: the launcher and the
 * replay live in packages next door. The plugin comes in by auto-configuration, as it does into any store.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(StoreConfiguration.class)
public class StoreApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(StoreApplication.class, arguments);
    }
}
