package org.pointsmall.broadleaf.boot.context;

import javax.servlet.Filter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * Keeps Boot from mapping Broadleaf's servlet filters. Boot maps every filter bean to all requests; Broadleaf has
 * about a dozen, each meant for one place in a chain. Those that are wanted are registered by name.
 */
final class UnmappedFilters {

    private UnmappedFilters() {}

    static void register(GenericApplicationContext context) {
        for (String name : context.getBeanDefinitionNames()) {
            if (isFilter(context.getBeanDefinition(name).getBeanClassName(), context.getClassLoader())) {
                RootBeanDefinition off = new RootBeanDefinition(FilterRegistrationBean.class);
                off.getPropertyValues().add("filter", new RuntimeBeanReference(name));
                off.getPropertyValues().add("enabled", false);
                context.registerBeanDefinition(name + "NotMapped", off);
            }
        }
    }

    /** Looks at classes that are named so only: loading all of them would load entities before they are woven. */
    private static boolean isFilter(@Nullable String className, @Nullable ClassLoader loader) {
        if (className == null || !className.endsWith("Filter")) {
            return false;
        }
        try {
            return Filter.class.isAssignableFrom(ClassUtils.forName(className, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            // A filter that can't be linked can't be instantiated either: Spring will say so if somebody needs it.
            return false;
        }
    }
}
