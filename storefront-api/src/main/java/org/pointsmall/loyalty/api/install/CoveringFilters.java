package org.pointsmall.loyalty.api.install;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.servlet.Filter;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContext;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** Which filters a request to a path goes through: those of the container, and those in Spring Security's chains. */
final class CoveringFilters {
    private static final String ALL = "/*";

    private final ApplicationContext application;
    private final ServletContext container;

    CoveringFilters(ApplicationContext application, ServletContext container) {
        this.application = application;
        this.container = container;
    }

    /** Whether this filter is one of them. */
    boolean include(NeededFilter needed, String path) {
        return container.getFilterRegistrations().values().stream()
                .filter(registration -> covers(registration.getUrlPatternMappings(), path)
                        || !registration.getServletNameMappings().isEmpty())
                .anyMatch(registration -> leadsTo(needed, registration, path));
    }

    private boolean leadsTo(NeededFilter needed, FilterRegistration registration, String path) {
        return needed.isNamedSo(type(registration.getClassName()))
                || inChains(registration.getName(), path).anyMatch(needed::is);
    }

    /** A filter that stands for a bean of its name, as Spring Security's does. */
    private Stream<? extends Filter> inChains(String name, String path) {
        if (!application.containsBean(name) || !(application.getBean(name) instanceof Filter filter)) {
            return Stream.empty();
        }
        List<? extends Filter> chained = SecurityOfStore.isThere() ? SecurityOfStore.filters(filter, path) : List.of();
        return Stream.concat(Stream.of(filter), chained.stream());
    }

    private Class<?> type(String name) {
        ClassLoader loader = application.getClassLoader();
        return ClassUtils.isPresent(name, loader) ? ClassUtils.resolveClassName(name, loader) : Object.class;
    }

    static boolean covers(Collection<String> patterns, String path) {
        return patterns.stream().anyMatch(pattern -> {
            String folder = pattern.endsWith(ALL) ? pattern.substring(0, pattern.length() - ALL.length()) : null;
            return folder == null ? pattern.equals(path) : path.equals(folder) || path.startsWith(folder + "/");
        });
    }
}
