package org.pointsmall.broadleaf.boot.site;

import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderLockManager;

/**
 * Switches off Broadleaf's locks on a session's cart. The filter that takes them refreshes the order outside of a
 * transaction, which Spring 5 refuses: every POST of a session that has a cart would fail. They hold within one session
 * and one process only; a store that wants to keep requests apart locks the order's row.
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
