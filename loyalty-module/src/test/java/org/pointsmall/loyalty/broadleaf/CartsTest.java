package org.pointsmall.loyalty.broadleaf;

import java.math.BigDecimal;
import java.util.Currency;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderImpl;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.broadleafcommerce.core.order.domain.OrderItemImpl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.purchase.CartLine;

import static org.assertj.core.api.Assertions.assertThat;

class CartsTest {
    private final Carts carts = new Carts(new StoreCurrency(Currency.getInstance("GBP"), null));

    /** PostgreSQL moves rows that change, and no order is asked for: else a quote's odd points fell now here, now there. */
    @ParameterizedTest
    @ValueSource(strings = {"7,8,9", "9,8,7", "8,9,7"})
    void linesStandAsTheyCameIntoTheCartHoweverTheDatabaseHandsThemOut(String asRead) {
        Order order = new OrderImpl();
        order.setId(1L);
        order.setTotal(new Money(new BigDecimal("3.00")));
        for (String id : asRead.split(",")) {
            order.getOrderItems().add(item(order, Long.parseLong(id)));
        }

        assertThat(carts.read(order).lines()).extracting(CartLine::itemId).containsExactly(7L, 8L, 9L);
    }

    private static OrderItem item(Order order, long id) {
        OrderItemImpl item = new OrderItemImpl();
        item.setId(id);
        item.setOrder(order);
        item.setQuantity(1);
        item.setRetailPrice(new Money(BigDecimal.ONE));
        return item;
    }
}
