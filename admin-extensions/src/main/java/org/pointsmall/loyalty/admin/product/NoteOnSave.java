package org.pointsmall.loyalty.admin.product;

import org.broadleafcommerce.openadmin.dto.Entity;
import org.broadleafcommerce.openadmin.server.service.persistence.PersistenceManagerEventHandlerAdapter;
import org.broadleafcommerce.openadmin.server.service.persistence.PersistenceManagerEventHandlerResponse;
import org.broadleafcommerce.openadmin.server.service.persistence.PersistenceManagerEventHandlerResponse.PersistenceManagerEventHandlerResponseStatus;
import org.jspecify.annotations.Nullable;

/** Notes what the admin has saved, after whatever else is done with it and in the transaction that saves. */
abstract class NoteOnSave extends PersistenceManagerEventHandlerAdapter {
    private static final int LATE = 100_000;

    @Override
    public final int getOrder() {
        return LATE;
    }

    /** What was refused is not noted, and whoever else handles it goes on. */
    final PersistenceManagerEventHandlerResponse noted(@Nullable Entity entity) {
        if (entity != null && !entity.isValidationFailure()) {
            note(entity);
        }
        return new PersistenceManagerEventHandlerResponse()
                .withStatus(PersistenceManagerEventHandlerResponseStatus.NOT_HANDLED);
    }

    abstract void note(Entity entity);
}
