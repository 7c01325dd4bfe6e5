package org.pointsmall.demo.store.order;

import java.util.List;
import javax.persistence.EntityManager;
import org.broadleafcommerce.core.order.domain.Order;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.checkout.PaidBy;
import org.pointsmall.demo.store.paging.Cursor;
import org.pointsmall.demo.store.paging.Page;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.session.CurrentShopper;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Placed orders, newest first. Somebody else's order is not found, as one that does not exist. */
@RestController
@RequestMapping(path = "/api/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
class OrderController {

    private static final String PLACED = "select o from org.broadleafcommerce.core.order.domain.OrderImpl o"
            + " where o.customer.id = :customer and o.orderNumber is not null";

    private final CurrentShopper shopper;
    private final EntityManager entityManager;
    private final PaidBy paidBy;

    OrderController(CurrentShopper shopper, EntityManager storeEntityManager, PaidBy paidBy) {
        this.shopper = shopper;
        this.entityManager = storeEntityManager;
        this.paidBy = paidBy;
    }

    @GetMapping
    Page<OrderAnswer> orders(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Cursor.limit(limit);
        List<Order> found = entityManager
                .createQuery(PLACED + " and o.id < :before order by o.id desc", Order.class)
                .setParameter("customer", shopper.customerId())
                .setParameter("before", Cursor.before(cursor))
                .setMaxResults(size + 1)
                .getResultList();
        return Page.of(found, size, Order::getId, this::answer);
    }

    @GetMapping("/{number}")
    OrderAnswer order(@PathVariable String number) {
        return entityManager
                .createQuery(PLACED + " and o.orderNumber = :number", Order.class)
                .setParameter("customer", shopper.customerId())
                .setParameter("number", number)
                .getResultList()
                .stream()
                .findFirst()
                .map(this::answer)
                .orElseThrow(StoreProblem::notFound);
    }

    private OrderAnswer answer(Order order) {
        return OrderAnswer.of(order, paidBy.of(order));
    }
}
