package org.pointsmall.demo.agents;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import org.broadleafcommerce.core.order.domain.Order;
import org.pointsmall.loyalty.api.agents.Negotiation;
import org.pointsmall.loyalty.api.agents.Negotiation.Agreed;
import org.pointsmall.loyalty.api.agents.Protocol;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Checkouts of whoever is signed in. A checkout is the cart on its way to an order, and has its id: made of the same cart again,
 * it is the same one. The store lets nobody but the buyer pay, on its own page: until then it asks for that.
 */
@RestController
@Hidden
@RequestMapping(path = Addresses.ROOT + "/checkout-sessions", produces = MediaType.APPLICATION_JSON_VALUE)
class AgentCheckoutController {
    private final Negotiation negotiation;
    private final AgentCarts carts;
    private final AgentOrders orders;

    AgentCheckoutController(Negotiation negotiation, AgentCarts carts, AgentOrders orders) {
        this.negotiation = negotiation;
        this.carts = carts;
        this.orders = orders;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AgentJson.Checkout open(@RequestBody AgentRequests.Lines asked, HttpServletRequest request) {
        Agreed agreed = agreed(request);
        Order order = asked.cartId() == null ? carts.open(asked.lineItems()) : carts.own(asked.cartId());
        return orders.checkout(order, agreed, AgentRequests.claims(asked.context()), request);
    }

    @GetMapping("/{id}")
    AgentJson.Checkout checkout(@PathVariable String id, HttpServletRequest request) {
        Agreed agreed = agreed(request);
        return orders.checkout(carts.own(id), agreed, List.of(), request);
    }

    @PutMapping("/{id}")
    AgentJson.Checkout replace(
            @PathVariable String id, @RequestBody AgentRequests.Lines asked, HttpServletRequest request) {
        Agreed agreed = agreed(request);
        Order changed = carts.replace(id, asked.lineItems());
        return orders.checkout(changed, agreed, AgentRequests.claims(asked.context()), request);
    }

    /** An agent can't pay here: the answer says who can, and where. */
    @PostMapping("/{id}/complete")
    AgentJson.Checkout complete(@PathVariable String id, HttpServletRequest request) {
        return checkout(id, request);
    }

    @PostMapping("/{id}/cancel")
    AgentJson.Checkout cancel(@PathVariable String id, HttpServletRequest request) {
        Agreed agreed = agreed(request);
        return carts.drop(id, order -> orders.givenUp(order, agreed, request));
    }

    private Agreed agreed(HttpServletRequest request) {
        return negotiation.agree(request, Protocol.CHECKOUT);
    }
}
