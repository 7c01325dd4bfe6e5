package org.pointsmall.demo.agents;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
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

/** Carts of whoever is signed in. */
@RestController
@Hidden
@RequestMapping(path = Addresses.ROOT + "/carts", produces = MediaType.APPLICATION_JSON_VALUE)
class AgentCartController {
    private final Negotiation negotiation;
    private final AgentCarts carts;
    private final AgentOrders orders;

    AgentCartController(Negotiation negotiation, AgentCarts carts, AgentOrders orders) {
        this.negotiation = negotiation;
        this.carts = carts;
        this.orders = orders;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AgentJson.Cart open(@RequestBody AgentRequests.Lines asked, HttpServletRequest request) {
        Agreed agreed = agreed(request);
        return orders.cart(carts.open(asked.lineItems()), agreed, AgentRequests.claims(asked.context()), request);
    }

    @GetMapping("/{id}")
    AgentJson.Cart cart(@PathVariable String id, HttpServletRequest request) {
        Agreed agreed = agreed(request);
        return orders.cart(open(id), agreed, List.of(), request);
    }

    @PutMapping("/{id}")
    AgentJson.Cart replace(
            @PathVariable String id, @RequestBody AgentRequests.Lines asked, HttpServletRequest request) {
        Agreed agreed = agreed(request);
        open(id);
        return orders.cart(
                carts.replace(id, asked.lineItems()), agreed, AgentRequests.claims(asked.context()), request);
    }

    @PostMapping("/{id}/cancel")
    AgentJson.Cart cancel(@PathVariable String id, HttpServletRequest request) {
        Agreed agreed = agreed(request);
        open(id);
        return carts.drop(id, order -> orders.cart(order, agreed, List.of(), request));
    }

    /** What was ordered is no cart any more. */
    private Order open(String id) {
        Order order = carts.own(id);
        if (!OrderStatus.IN_PROCESS.equals(order.getStatus())) {
            throw AgentRefusal.notFound(id);
        }
        return order;
    }

    private Agreed agreed(HttpServletRequest request) {
        return negotiation.agree(request, Protocol.CART);
    }
}
