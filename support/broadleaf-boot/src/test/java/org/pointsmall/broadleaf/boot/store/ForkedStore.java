package org.pointsmall.broadleaf.boot.store;

import java.util.Arrays;
import org.broadleafcommerce.core.catalog.domain.ProductImpl;
import org.springframework.boot.SpringApplication;

/** The test store in a JVM of its own: what is woven there, and when, is the JVM's affair. */
public final class ForkedStore {

    public static final String TOO_EARLY = "too-early";
    public static final String STARTED = "The store has started";

    private ForkedStore() {}

    @SuppressWarnings("SystemOut") // the parent process reads it
    public static void main(String[] arguments) {
        if (Arrays.asList(arguments).contains(TOO_EARLY)) {
            System.out.println("Before Spring: " + new ProductImpl());
        }
        SpringApplication.run(TestStore.class, arguments).close();
        System.out.println(STARTED);
    }
}
