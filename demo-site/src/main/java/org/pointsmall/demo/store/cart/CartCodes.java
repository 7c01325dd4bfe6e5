package org.pointsmall.demo.store.cart;

import org.broadleafcommerce.core.offer.domain.OfferCode;
import org.broadleafcommerce.core.offer.service.OfferService;
import org.broadleafcommerce.core.offer.service.exception.OfferMaxUseExceededException;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.problem.StoreProblemCode;
import org.pointsmall.demo.store.problem.WorkflowRefusals;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Offer codes on a locked cart: those of the merchant's, and coupons that were had for points. */
@Component
class CartCodes {

    private final OrderService orders;
    private final OfferService offers;
    private final WorkflowRefusals refusals;

    CartCodes(
            @Qualifier("blOrderService") OrderService orders,
            @Qualifier("blOfferService") OfferService offers,
            WorkflowRefusals refusals) {
        this.orders = orders;
        this.offers = offers;
        this.refusals = refusals;
    }

    /** Again, it changes nothing. A code that there is not and one that can't be used are refused alike. */
    Order add(Order cart, String code) {
        OfferCode known = offers.lookupOfferCodeByCode(code);
        if (known == null || !known.isActive() || cart.getOrderItems().isEmpty()) {
            throw StoreProblem.of(StoreProblemCode.CODE_NOT_USABLE);
        }
        if (cart.getAddedOfferCodes().contains(known)) {
            return cart;
        }
        try {
            return orders.addOfferCode(cart, known, true);
        } catch (OfferMaxUseExceededException used) {
            throw StoreProblem.of(StoreProblemCode.CODE_NOT_USABLE);
        } catch (PricingException failed) {
            throw refusals.unwrapped(failed);
        }
    }

    /** What is not on the cart is not found. */
    Order remove(Order cart, String code) {
        OfferCode known = cart.getAddedOfferCodes().stream()
                .filter(added -> added.getOfferCode().equals(code))
                .findFirst()
                .orElseThrow(StoreProblem::notFound);
        try {
            return orders.removeOfferCode(cart, known, true);
        } catch (PricingException failed) {
            throw refusals.unwrapped(failed);
        }
    }
}
