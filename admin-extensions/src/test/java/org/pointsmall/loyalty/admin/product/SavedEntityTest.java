package org.pointsmall.loyalty.admin.product;

import org.broadleafcommerce.core.catalog.domain.Category;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.openadmin.dto.Entity;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SavedEntityTest {
    /** By their interfaces: who loads the platform's own classes here takes them from the store that a later test starts. */
    abstract static class ProductOfThePlatform implements Product {}

    abstract static class ProductOfAStore extends ProductOfThePlatform {}

    @Test
    void aStoresOwnClassIsWhatItExtends() {
        Entity saved = saved(ProductOfAStore.class.getName());

        assertThat(SavedEntity.is(saved, Product.class)).isTrue();
        assertThat(SavedEntity.is(saved, Category.class)).isFalse();
        assertThat(SavedEntity.is(saved(ProductOfThePlatform.class.getName()), Product.class))
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
