package org.pointsmall.loyalty.api.install;

import java.util.Set;
import javax.servlet.Filter;
import org.springframework.util.ClassUtils;

/**
 * A filter of the store's platform without which our resources can't answer.
 *
 * @param types its class, by the name of each line of the platform: the API does not know any
 * @param bean what the platform calls it
 * @param without what happens where it does not cover our paths
 */
record NeededFilter(Set<String> types, String bean, String without) {
    static final NeededFilter CUSTOMER = new NeededFilter(
            Set.of(
                    "org.broadleafcommerce.profile.web.core.security.CustomerStateFilter",
                    "org.broadleafcommerce.profile.web.site.security.CustomerStateFilter"),
            "blCustomerStateFilter",
            "members who are signed in are told to sign in there");
    static final NeededFilter CART = new NeededFilter(
            Set.of("org.broadleafcommerce.core.web.order.security.CartStateFilter"),
            "blCartStateFilter",
            "members have no cart there");

    boolean isOnClassPath(ClassLoader loader) {
        return types.stream().anyMatch(type -> ClassUtils.isPresent(type, loader));
    }

    boolean is(Filter filter) {
        return isNamedSo(filter.getClass());
    }

    boolean isNamedSo(Class<?> filter) {
        for (Class<?> known = filter; known != null; known = known.getSuperclass()) {
            if (types.contains(known.getName())) {
                return true;
            }
        }
        return false;
    }
}
