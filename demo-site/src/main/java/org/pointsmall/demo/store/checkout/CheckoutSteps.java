package org.pointsmall.demo.store.checkout;

import java.util.Objects;
import java.util.function.Supplier;
import org.broadleafcommerce.core.checkout.service.CheckoutService;
import org.broadleafcommerce.core.checkout.service.exception.CheckoutException;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.gateway.CardCharges;
import org.pointsmall.demo.store.money.MoneyAnswer;
import org.pointsmall.demo.store.problem.LostRace;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.problem.StoreProblemCode;
import org.pointsmall.demo.store.problem.WorkflowRefusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** What both ways to check out have in common. */
@Component
class CheckoutSteps {

    private static final Logger LOG = LoggerFactory.getLogger(CheckoutSteps.class);

    private final CheckoutService checkout;
    private final CardPayment cardPayment;
    private final CardCharges charges;
    private final CheckoutRecords records;
    private final WorkflowRefusals refusals;
    private final PaidBy paidBy;

    CheckoutSteps(
            @Qualifier("blCheckoutService") CheckoutService checkout,
            CardPayment cardPayment,
            CardCharges charges,
            CheckoutRecords records,
            WorkflowRefusals refusals,
            PaidBy paidBy) {
        this.checkout = checkout;
        this.cardPayment = cardPayment;
        this.charges = charges;
        this.records = records;
        this.refusals = refusals;
        this.paidBy = paidBy;
    }

    boolean isSubmitted(String status) {
        return OrderStatus.SUBMITTED.getType().equals(status);
    }

    /** Must be asked before {@link #perform}: 3.1 never frees its lock on an order that was submitted before. */
    void requireCart(String status) {
        if (!OrderStatus.IN_PROCESS.getType().equals(status)) {
            throw StoreProblem.of(StoreProblemCode.CONFLICT);
        }
    }

    CardPayment.Prepared prepare(Order cart, CheckoutOrder request) {
        if (cart.getOrderItems().isEmpty()) {
            throw StoreProblem.of(StoreProblemCode.EMPTY_CART);
        }
        return cardPayment.prepare(cart, request.card(), request.shown());
    }

    Order perform(Order order) {
        try {
            return checkout.performCheckout(order).getOrder();
        } catch (CheckoutException e) {
            throw new CheckoutFailure(e);
        }
    }

    /**
     * The answer that the checkout of a submitted order gave.
     *
     * @param order reads the order where there is no record: it was submitted by something else, or by a checkout that
     *     stopped between submitting and recording
     */
    CheckoutAnswer firstAnswer(long orderId, Supplier<Order> order) {
        return records.byOrder(orderId).orElseGet(() -> answer(order.get()));
    }

    CheckoutAnswer answer(Order order) {
        PaidBy.Payment paid = paidBy.of(order);
        return new CheckoutAnswer(
                Objects.requireNonNull(order.getOrderNumber()),
                order.getStatus().getType(),
                MoneyAnswer.of(order.getTotal()),
                paid.cash(),
                paid.points().spent(),
                paid.points().earned());
    }

    /**
     * Sees to it that a failed checkout has charged nothing, and finds out what to tell the shopper.
     *
     * @param charge reference of the attempt to charge that this checkout made, if it came to that
     * @return the exception to throw
     */
    RuntimeException failed(long orderId, @Nullable String charge, RuntimeException failure) {
        if (charge != null) {
            // Broadleaf's rollback has done so already, but not if it was confirming several payments and one threw.
            charges.voidIfCharged(charge);
        }
        RuntimeException answer = refusals.in(failure).orElseGet(() -> cardAnswer(charge, failure));
        if (answer instanceof CheckoutFailure) {
            LOG.error("Checkout of order {} failed", orderId, failure);
            return StoreProblem.of(StoreProblemCode.INTERNAL_ERROR);
        }
        LOG.info("Checkout of order {} refused: {}", orderId, answer.getMessage());
        return answer;
    }

    private RuntimeException cardAnswer(@Nullable String charge, RuntimeException failure) {
        CardCharges.State state = charge == null ? null : charges.state(charge).orElse(null);
        if (state == CardCharges.State.DECLINED) {
            return StoreProblem.of(StoreProblemCode.PAYMENT_DECLINED);
        }
        if (state == CardCharges.State.TIMED_OUT) {
            return StoreProblem.of(StoreProblemCode.PAYMENT_TIMED_OUT);
        }
        return LostRace.in(failure) ? StoreProblem.of(StoreProblemCode.CONFLICT) : new CheckoutFailure(failure);
    }

    /** Something failed that should not have; carries Broadleaf's checked exception through a transaction. */
    private static final class CheckoutFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CheckoutFailure(Throwable cause) {
            super(cause);
        }
    }
}
