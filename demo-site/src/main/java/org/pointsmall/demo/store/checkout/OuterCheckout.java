package org.pointsmall.demo.store.checkout;

import java.util.concurrent.atomic.AtomicReference;
import org.broadleafcommerce.core.order.domain.Order;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.cart.OrderLock;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The whole checkout in one transaction, which holds the order's row from the first look at its status to the commit.
 * Who comes meanwhile, on whichever node, waits for that row and then finds the order submitted.
 */
final class OuterCheckout implements CheckoutFlow {

    private final TransactionTemplate transaction;
    private final OrderLock lock;
    private final CheckoutRecords records;
    private final CheckoutSteps steps;

    OuterCheckout(TransactionTemplate transaction, OrderLock lock, CheckoutRecords records, CheckoutSteps steps) {
        this.transaction = transaction;
        this.lock = lock;
        this.records = records;
        this.steps = steps;
    }

    @Override
    public Outcome run(CheckoutOrder request, long cartId) {
        AtomicReference<@Nullable String> charge = new AtomicReference<>();
        try {
            Outcome outcome = transaction.execute(status -> submitOnce(request, cartId, charge));
            if (outcome == null) {
                throw new IllegalStateException("A checkout without an outcome");
            }
            return outcome;
        } catch (RuntimeException e) {
            // Also where the commit failed: Broadleaf's rollback handlers know nothing of that.
            throw steps.failed(cartId, charge.get(), e);
        }
    }

    private Outcome submitOnce(CheckoutOrder request, long cartId, AtomicReference<@Nullable String> charge) {
        String status = lock.acquire(cartId);
        // Asked again under the lock: the request that was waited for may have had the same key.
        var known = records.byKey(request);
        if (known.isPresent()) {
            return new Outcome(known.get(), true);
        }
        if (steps.isSubmitted(status)) {
            records.addKey(request, cartId);
            return new Outcome(steps.firstAnswer(cartId, () -> lock.fresh(cartId)), true);
        }
        steps.requireCart(status);
        CardPayment.Prepared prepared = steps.prepare(lock.fresh(cartId), request);
        prepared.reference().ifPresent(charge::set);
        Order submitted = steps.perform(prepared.order());
        CheckoutAnswer answer = steps.answer(submitted);
        records.add(request, cartId, answer);
        return new Outcome(answer, false);
    }
}
