package org.pointsmall.loyalty.api.install;

import javax.servlet.Filter;
import org.springframework.util.ClassUtils;

/**
 * A filter of the store's platform without which our resources can't answer.
 *
 * @param type its class, by name: the API does not know the platform
 * @param bean what the platform calls it
 * @param without what happens where it does not cover our paths
 */
record NeededFilter(String type, String bean, String without) {
    static final NeededFilter CUSTOMER = new NeededFilter(
            "org.broadleafcommerce.profile.web.core.security.CustomerStateFilter",
            "blCustomerStateFilter",
            "members who are signed in are told to sign in there");
    static final NeededFilter CART = new NeededFilter(
            "org.broadleafcommerce.core.web.order.security.CartStateFilter",
            "blCartStateFilter",
            "members have no cart there");

    boolean isOnClassPath(ClassLoader loader) {
        return ClassUtils.isPresent(type, loader);
    }

    boolean is(Filter filter) {
        return isNamedSo(filter.getClass());
    }

    boolean isNamedSo(Class<?> filter) {
        for (Class<?> known = filter; known != null; known = known.getSuperclass()) {
            if (known.getName().equals(type)) {
                return true;
            }
        }
        return false;
    }
}
