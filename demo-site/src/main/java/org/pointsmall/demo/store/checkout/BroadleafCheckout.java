package org.pointsmall.demo.store.checkout;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.broadleafcommerce.core.order.domain.Order;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.cart.OrderLock;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.problem.StoreProblemCode;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Broadleaf's own way: every activity commits by itself, rollback handlers undo. What keeps a second checkout of the
 * same cart out is in memory, as with Broadleaf; Broadleaf's own guard is not relied on, because it looks at an order
 * that may have been read before the first checkout ended.
 */
final class BroadleafCheckout implements CheckoutFlow {

    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    private final TransactionTemplate transaction;
    private final OrderLock lock;
    private final CheckoutRecords records;
    private final CheckoutSteps steps;

    BroadleafCheckout(TransactionTemplate transaction, OrderLock lock, CheckoutRecords records, CheckoutSteps steps) {
        this.transaction = transaction;
        this.lock = lock;
        this.records = records;
        this.steps = steps;
    }

    @Override
    public Outcome run(CheckoutOrder request, long cartId) {
        if (!underWay.add(cartId)) {
            throw StoreProblem.of(StoreProblemCode.CONFLICT);
        }
        try {
            return submitOnce(request, cartId);
        } finally {
            underWay.remove(cartId);
        }
    }

    private Outcome submitOnce(CheckoutOrder request, long cartId) {
        Optional<CheckoutAnswer> known = records.byKey(request);
        if (known.isPresent()) {
            return new Outcome(known.get(), true);
        }
        // Empty: submitted before.
        Optional<CardPayment.Prepared> prepared = required(transaction.execute(status -> {
            String orderStatus = lock.acquire(cartId);
            if (steps.isSubmitted(orderStatus)) {
                records.addKey(request, cartId);
                return Optional.<CardPayment.Prepared>empty();
            }
            steps.requireCart(orderStatus);
            return Optional.of(steps.prepare(lock.fresh(cartId), request));
        }));
        if (prepared.isEmpty()) {
            return new Outcome(steps.firstAnswer(cartId), true);
        }
        Order submitted;
        try {
            submitted = steps.perform(prepared.get().order());
        } catch (RuntimeException e) {
            throw steps.failed(cartId, prepared.get().reference().orElse(null), e);
        }
        // The order is placed: from here on nothing may be undone.
        CheckoutAnswer answer = steps.answer(submitted);
        transaction.executeWithoutResult(status -> records.add(request, cartId, answer));
        return new Outcome(answer, false);
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A transaction without a result");
        }
        return value;
    }
}
