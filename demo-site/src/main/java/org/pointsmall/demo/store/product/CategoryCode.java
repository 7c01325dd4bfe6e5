package org.pointsmall.demo.store.product;

import org.broadleafcommerce.core.catalog.domain.Category;
import org.jspecify.annotations.Nullable;

/** A category's code is its path in the store, without the slash: the only stable key that Broadleaf's category has. */
public final class CategoryCode {

    private CategoryCode() {}

    public static String urlOf(String code) {
        return "/" + code;
    }

    public static @Nullable String of(@Nullable Category category) {
        if (category == null || category.getUrl() == null) {
            return null;
        }
        return category.getUrl().startsWith("/") ? category.getUrl().substring(1) : category.getUrl();
    }
}
