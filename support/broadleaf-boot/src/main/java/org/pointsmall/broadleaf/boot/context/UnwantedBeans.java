package org.pointsmall.broadleaf.boot.context;

import java.util.List;
import org.springframework.context.support.GenericApplicationContext;

/** Takes out of Broadleaf's XML what can't work here or serves nobody. */
final class UnwantedBeans {

    private static final List<String> NAMES = List.of(
            // Of a class that left Spring in 5.0; only mail templates would use it, and no mail is sent.
            "blVelocityEngine",
            // JMX: they would instantiate every lazy bean to look for annotations, and clash in tests.
            "exporter",
            "hibernateExporter");

    private UnwantedBeans() {}

    static void removeFrom(GenericApplicationContext context) {
        for (String name : NAMES) {
            if (context.containsBeanDefinition(name)) {
                context.removeBeanDefinition(name);
            }
        }
    }
}
