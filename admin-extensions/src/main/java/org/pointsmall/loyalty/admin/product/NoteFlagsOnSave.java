package org.pointsmall.loyalty.admin.product;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.broadleafcommerce.core.catalog.domain.Category;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.openadmin.dto.Entity;
import org.broadleafcommerce.openadmin.dto.PersistencePackage;
import org.broadleafcommerce.openadmin.dto.Property;
import org.broadleafcommerce.openadmin.server.service.persistence.PersistenceManager;
import org.broadleafcommerce.openadmin.server.service.persistence.PersistenceManagerEventHandlerResponse;
import org.pointsmall.loyalty.flag.FlagPlace;
import org.pointsmall.loyalty.flag.NoteFlags;

/**
 * Notes the flags of a product or category whenever the admin has saved one: by whichever form, grid or import, as all of
 * them save through the platform's persistence. In the transaction that saves.
 */
public final class NoteFlagsOnSave extends NoteOnSave {
    private static final String OURS = "loyalty";

    private final Supplier<NoteFlags> noteFlags;
    private final Supplier<String> actor;

    /** @param actor who is signed in to the admin */
    public NoteFlagsOnSave(Supplier<NoteFlags> noteFlags, Supplier<String> actor) {
        this.noteFlags = noteFlags;
        this.actor = actor;
    }

    @Override
    public PersistenceManagerEventHandlerResponse postAdd(
            PersistenceManager manager, Entity entity, PersistencePackage request) {
        return noted(entity);
    }

    @Override
    public PersistenceManagerEventHandlerResponse postUpdate(
            PersistenceManager manager, Entity entity, PersistencePackage request) {
        return noted(entity);
    }

    @Override
    void note(Entity entity) {
        if (SavedEntity.is(entity, Product.class)) {
            note(FlagPlace.product(id(entity)), entity);
        } else if (SavedEntity.is(entity, Category.class)) {
            note(FlagPlace.category(id(entity)), entity);
        }
    }

    private void note(FlagPlace place, Entity entity) {
        Map<String, String> fields = new TreeMap<>();
        for (Property property : entity.getProperties()) {
            String value = property.getValue();
            if (isOurs(property.getName()) && value != null && !value.isBlank() && !value.equals("false")) {
                fields.put(name(property), value.strip());
            }
        }
        noteFlags.get().note(place, fields, actor.get());
    }

    private static boolean isOurs(String field) {
        return field.startsWith(OURS) && !field.contains(".");
    }

    /** Without what all of them begin with: {@code loyaltyLeastTier} is {@code leastTier}. */
    private static String name(Property property) {
        String name = property.getName().substring(OURS.length());
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static long id(Entity entity) {
        return Long.parseLong(entity.findProperty("id").getValue());
    }
}
