package org.pointsmall.demo.store.description;

import org.pointsmall.loyalty.api.document.DescribedModels;

/** Says of the store's records which members are always there, and which may be null. */
final class StoreModels extends DescribedModels {

    StoreModels() {
        super("org.pointsmall.demo.store.", StoreModels::isRequest);
    }

    /** What a controller declares comes in, but for what is named an answer and its parts. */
    private static boolean isRequest(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer != null
                && outer.getSimpleName().endsWith("Controller")
                && !type.getSimpleName().endsWith("Answer")
                && !type.getSimpleName().equals("Csrf");
    }
}
