package org.pointsmall.loyalty.api.install;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.web.context.WebApplicationContext;

/**
 * Warns, once the store has started, of what it has not been told about our paths: where Broadleaf's filters for the
 * customer and the cart do not cover them, and where guests may not read the guide. A warning and no more: a store may do
 * either in another way, or on purpose.
 */
public final class CheckInstallation implements ApplicationListener<ContextRefreshedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(CheckInstallation.class);

    private final ApplicationContext application;
    private final String root;
    private final List<NeededFilter> needed;

    /** @param root the path of our resources within the application */
    public CheckInstallation(ApplicationContext application, String root) {
        this(application, root, List.of(NeededFilter.CUSTOMER, NeededFilter.CART));
    }

    CheckInstallation(ApplicationContext application, String root, List<NeededFilter> needed) {
        this.application = application;
        this.root = root;
        this.needed = needed;
    }

    @Override
    public void onApplicationEvent(ContextRefreshedEvent event) {
        if (event.getApplicationContext() == application
                && application instanceof WebApplicationContext web
                && web.getServletContext() != null) {
            check(new CoveringFilters(application, web.getServletContext()));
        }
    }

    private void check(CoveringFilters filters) {
        ClassLoader loader = application.getClassLoader();
        for (NeededFilter filter : needed) {
            if (filter.isOnClassPath(loader) && !filters.include(filter, root + "/me")) {
                LOG.warn(
                        "Broadleaf's filter {} does not cover {}/*: {}. Map it to these paths, behind Spring Security;"
                                + " see docs/install.md, Filters",
                        filter.bean(),
                        root,
                        filter.without());
            }
        }
        if (SecurityOfStore.isThere()
                && !SecurityOfStore.guestsMayRead(application, root + "/guide").orElse(true)) {
            LOG.warn(
                    "Guests may not read GET {}/guide, which is meant for them: permit it in the store's security; see"
                            + " docs/install.md, Security",
                    root);
        }
    }
}
