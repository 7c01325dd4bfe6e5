package org.pointsmall.loyalty.admin.product;

import java.util.Arrays;
import org.broadleafcommerce.openadmin.dto.Entity;

/** What a form of the admin has saved. A store may have extended the platform's class for it by one of its own. */
final class SavedEntity {
    private SavedEntity() {}

    static boolean is(Entity entity, Class<?> kind) {
        return entity.getType() != null
                && Arrays.stream(entity.getType()).anyMatch(type -> kind.isAssignableFrom(named(type)));
    }

    /** No kind of anything where there is no such class. */
    private static Class<?> named(String type) {
        try {
            return Class.forName(type, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return void.class;
        }
    }
}
