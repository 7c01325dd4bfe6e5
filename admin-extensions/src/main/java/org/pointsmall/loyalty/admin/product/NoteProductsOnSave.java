package org.pointsmall.loyalty.admin.product;

import java.util.List;
import java.util.function.Supplier;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.openadmin.dto.Entity;
import org.broadleafcommerce.openadmin.dto.PersistencePackage;
import org.broadleafcommerce.openadmin.dto.Property;
import org.broadleafcommerce.openadmin.server.service.persistence.PersistenceManager;
import org.broadleafcommerce.openadmin.server.service.persistence.PersistenceManagerEventHandlerResponse;
import org.pointsmall.loyalty.recommendation.feed.NoteProducts;

/**
 * Has the search told of a product whenever the admin has saved or archived it: its dates, whether there is any, its
 * categories and its name decide whether and how its offers are found. In the transaction that saves.
 */
public final class NoteProductsOnSave extends NoteOnSave {
    private final Supplier<NoteProducts> noteProducts;

    public NoteProductsOnSave(Supplier<NoteProducts> noteProducts) {
        this.noteProducts = noteProducts;
    }

    @Override
    public PersistenceManagerEventHandlerResponse postUpdate(
            PersistenceManager manager, Entity entity, PersistencePackage request) {
        return noted(entity);
    }

    @Override
    public PersistenceManagerEventHandlerResponse postRemove(PersistenceManager manager, PersistencePackage request) {
        return noted(request.getEntity());
    }

    @Override
    void note(Entity entity) {
        Property id = SavedEntity.is(entity, Product.class) ? entity.findProperty("id") : null;
        if (id != null && id.getValue() != null) {
            noteProducts.get().changed(List.of(Long.valueOf(id.getValue())));
        }
    }
}
