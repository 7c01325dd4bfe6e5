package org.pointsmall.demo.store.checkout;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.broadleafcommerce.core.order.domain.Order;
import org.pointsmall.demo.store.cart.CheckoutLease;
import org.pointsmall.demo.store.cart.OrderLock;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.problem.StoreProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Broadleaf's own way: every activity commits by itself, rollback handlers undo. What keeps a second checkout of the
 * same cart out is a lease that all nodes see; Broadleaf's own guard is not relied on, because it is in one node's
 * memory and looks at an order that may have been read before the first checkout ended.
 */
final class BroadleafCheckout implements CheckoutFlow {

    private static final Logger LOG = LoggerFactory.getLogger(BroadleafCheckout.class);

    private final TransactionTemplate transaction;
    private final OrderLock lock;
    private final CheckoutLease lease;
    private final CheckoutRecords records;
    private final CheckoutSteps steps;

    BroadleafCheckout(
            TransactionTemplate transaction,
            OrderLock lock,
            CheckoutLease lease,
            CheckoutRecords records,
            CheckoutSteps steps) {
        this.transaction = transaction;
        this.lock = lock;
        this.lease = lease;
        this.records = records;
        this.steps = steps;
    }

    /** What a look at the order has led to: an answer that was there, or a checkout that is ours to go on with. */
    private record Begun(Optional<CheckoutAnswer> known, Optional<CardPayment.Prepared> prepared) {}

    @Override
    public Outcome run(CheckoutOrder request, long cartId) {
        String holder = UUID.randomUUID().toString();
        Begun begun = Objects.requireNonNull(transaction.execute(status -> begin(request, cartId, holder)));
        if (begun.prepared().isEmpty()) {
            return new Outcome(begun.known().orElseThrow(), true);
        }
        CardPayment.Prepared prepared = begun.prepared().get();
        Order submitted;
        try {
            submitted = steps.perform(prepared.order());
        } catch (RuntimeException e) {
            RuntimeException answer = steps.failed(cartId, prepared.reference().orElse(null), e);
            endLease(cartId, holder);
            throw answer;
        }
        // The order is placed: from here on nothing may be undone.
        CheckoutAnswer answer = steps.answer(submitted);
        transaction.executeWithoutResult(status -> {
            records.add(request, cartId, answer);
            lease.end(cartId, holder);
        });
        return new Outcome(answer, false);
    }

    private Begun begin(CheckoutOrder request, long cartId, String holder) {
        String status = lock.acquire(cartId);
        // Asked again under the lock: the request that was waited for may have had the same key.
        Optional<CheckoutAnswer> known = records.byKey(request);
        if (known.isPresent()) {
            return new Begun(known, Optional.empty());
        }
        if (lease.isHeld(cartId)) {
            // Even where the order is submitted already: what its first answer says is not known yet.
            throw StoreProblem.of(StoreProblemCode.CONFLICT);
        }
        if (steps.isSubmitted(status)) {
            records.addKey(request, cartId);
            return new Begun(Optional.of(steps.firstAnswer(cartId, () -> lock.fresh(cartId))), Optional.empty());
        }
        steps.requireCart(status);
        lease.take(cartId, holder);
        return new Begun(Optional.empty(), Optional.of(steps.prepare(lock.fresh(cartId), request)));
    }

    /** A lease that could not be ended ends by its time: no reason to hide why the checkout failed. */
    private void endLease(long cartId, String holder) {
        try {
            transaction.executeWithoutResult(status -> lease.end(cartId, holder));
        } catch (RuntimeException e) {
            LOG.warn("The lease of order {} ends by its time: {}", cartId, e.toString());
        }
    }
}
