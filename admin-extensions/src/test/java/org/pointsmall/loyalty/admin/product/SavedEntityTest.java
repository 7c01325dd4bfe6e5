package org.pointsmall.loyalty.admin.product;

import org.broadleafcommerce.core.catalog.domain.Category;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.ProductImpl;
import org.broadleafcommerce.openadmin.dto.Entity;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SavedEntityTest {
    static class ProductOfAStore extends ProductImpl {}

    @Test
    void aStoresOwnClassIsWhatItExtends() {
        Entity saved = saved(ProductOfAStore.class.getName());

        assertThat(SavedEntity.is(saved, Product.class)).isTrue();
        assertThat(SavedEntity.is(saved, Category.class)).isFalse();
        assertThat(SavedEntity.is(saved("org.broadleafcommerce.core.catalog.domain.ProductBundleImpl"), Product.class))
                .isTrue();
    }

    @Test
    void whatIsNoClassIsNothing() {
        assertThat(SavedEntity.is(saved("no.such.Thing"), Product.class)).isFalse();
        assertThat(SavedEntity.is(new Entity(), Product.class)).isFalse();
    }

    private static Entity saved(String type) {
        Entity saved = new Entity();
        saved.setType(new String[] {type});
        return saved;
    }
}
