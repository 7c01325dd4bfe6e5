package org.pointsmall.demo.store.cart;

import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderLockManager;

/**
 * Switches off Broadleaf's locks on a session's cart: the store locks the order's row ({@link OrderLock}). They would
 * also fail, because the filter that takes them refreshes the order outside of a transaction, which Spring 5 refuses.
 */
public final class NoSessionLock implements OrderLockManager {

    @Override
    public boolean isActive() {
        return false;
    }

    @Override
    public Object acquireLock(Order order) {
        throw new UnsupportedOperationException("Never asked for while inactive");
    }

    @Override
    public Object acquireLockIfAvailable(Order order) {
        throw new UnsupportedOperationException("Never asked for while inactive");
    }

    @Override
    public void releaseLock(Object lockObject) {
        throw new UnsupportedOperationException("Never asked for while inactive");
    }
}
