package org.pointsmall.loyalty.broadleaf;

import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the store needs where it works outside of a web request, as in a job or in a call of an order management. */
final class NoRequest {
    private NoRequest() {}

    /**
     * Whoever listens at the store to saved orders asks for the request's context once they are committed, and fails
     * where there is none: there, an empty one lasts until the transaction that runs is over.
     */
    public static void bindContext() {
        if (BroadleafRequestContext.getBroadleafRequestContext() != null) {
            return;
        }
        BroadleafRequestContext.setBroadleafRequestContext(new BroadleafRequestContext());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                BroadleafRequestContext.setBroadleafRequestContext(null);
            }
        });
    }
}
