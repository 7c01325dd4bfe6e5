package org.pointsmall.loyalty.spring;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.env.Environment;

/**
 * Whether a process is the store's site or its admin. {@value #PROPERTY} says it; where it does not, a process with the menu
 * of Broadleaf's admin is one.
 */
public final class StoreFlavour {
    static final String PROPERTY = "broadleaf.flavour";
    /** In each admin of Broadleaf 3.1 to 7.0, and in no site. */
    private static final String MENU_OF_AN_ADMIN = "blAdminNavigationService";

    private StoreFlavour() {}

    /** @param beans in which the store's own beans are defined by now; none is made by looking */
    public static boolean isAdmin(Environment environment, BeanFactory beans) {
        String said = environment.getProperty(PROPERTY);
        return said == null || said.isBlank() ? beans.containsBean(MENU_OF_AN_ADMIN) : "admin".equalsIgnoreCase(said);
    }
}
