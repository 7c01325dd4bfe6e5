package org.pointsmall.merchant;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.catalog.service.type.ProductType;
import org.broadleafcommerce.core.checkout.service.CheckoutService;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The store's own carts, checkout and orders, by nothing but Broadleaf's services. Parcels are paid on delivery. */
@RestController
@RequestMapping("/api")
class MerchantOrders {
    private final CatalogService catalog;
    private final CustomerService customers;
    private final OrderService orders;
    private final OrderPaymentService payments;
    private final CheckoutService checkout;
    private final TransactionTemplate transaction;

    MerchantOrders(
            @Qualifier("blCatalogService") CatalogService catalog,
            @Qualifier("blCustomerService") CustomerService customers,
            @Qualifier("blOrderService") OrderService orders,
            @Qualifier("blOrderPaymentService") OrderPaymentService payments,
            @Qualifier("blCheckoutService") CheckoutService checkout,
            @Qualifier("blTransactionManager") PlatformTransactionManager manager) {
        this.catalog = catalog;
        this.customers = customers;
        this.orders = orders;
        this.payments = payments;
        this.checkout = checkout;
        this.transaction = new TransactionTemplate(manager);
    }

    /** A kettle for 50.00 on the shelf, and a customer; answers the kettle's id. */
    @PostMapping("/opening")
    Long open(@RequestParam String customer, @RequestParam String password) {
        Customer made = customers.createCustomer();
        made.setUsername(customer);
        made.setEmailAddress(customer + "@example.com");
        customers.registerCustomer(made, password, password);
        return transaction.execute(status -> {
            Sku sku = catalog.createSku();
            sku.setName("Kettle");
            sku.setRetailPrice(new Money(new BigDecimal("50.00")));
            sku.setActiveStartDate(new Date(0));
            Product product = catalog.createProduct(ProductType.PRODUCT);
            product.setDefaultSku(catalog.saveSku(sku));
            return catalog.saveProduct(product).getId();
        });
    }

    /** A new cart; answers its id. */
    @PostMapping("/carts")
    Long cart(@RequestParam long product, @RequestParam int quantity) throws Exception {
        Order cart = orders.createNewCartForCustomer(CustomerState.getCustomer());
        OrderItemRequestDTO item = new OrderItemRequestDTO();
        item.setProductId(product);
        item.setQuantity(quantity);
        return orders.addItem(cart.getId(), item, true).getId();
    }

    /** Has what is left to pay collected on delivery, and places the order; answers its number. */
    @PostMapping("/carts/{id}/checkout")
    String checkOut(@PathVariable long id) throws Exception {
        Order cart = orders.save(orders.findOrderById(id), true);
        Money left = cart.getTotalAfterAppliedPayments();
        if (!left.isZero()) {
            orders.addPaymentToOrder(cart, onDelivery(cart, left), null);
        }
        return checkout.performCheckout(orders.findOrderById(id)).getOrder().getOrderNumber();
    }

    private OrderPayment onDelivery(Order order, Money amount) {
        OrderPayment payment = payments.create();
        payment.setOrder(order);
        payment.setType(PaymentType.COD);
        payment.setPaymentGatewayType(PaymentGatewayType.PASSTHROUGH);
        payment.setAmount(amount);
        PaymentTransaction agreed = payments.createTransaction();
        agreed.setOrderPayment(payment);
        agreed.setType(PaymentTransactionType.AUTHORIZE_AND_CAPTURE);
        agreed.setAmount(amount);
        agreed.setSuccess(true);
        agreed.setDate(new Date());
        payment.addTransaction(agreed);
        return payment;
    }

    /** The customer's orders, the first one first: total, and each payment with its type. */
    @GetMapping("/orders")
    List<String> orders() {
        return transaction.execute(status -> {
            List<Order> placed =
                    new ArrayList<>(orders.findOrdersForCustomer(CustomerState.getCustomer(), OrderStatus.SUBMITTED));
            placed.sort(Comparator.comparing(Order::getId));
            return placed.stream().map(MerchantOrders::words).toList();
        });
    }

    private static String words(Order order) {
        StringBuilder words = new StringBuilder(order.getTotal().toString());
        order.getPayments().stream()
                .filter(OrderPayment::isActive)
                .sorted(Comparator.comparing(OrderPayment::getAmount))
                .forEach(payment -> words.append(" = ")
                        .append(payment.getAmount())
                        .append(payment.getType() == null
                                ? " untyped"
                                : " " + payment.getType().getType()));
        return words.toString();
    }

    /** What docs/install.md has a store do that reads orders of a programme that it no longer has. */
    @PostMapping("/points-payments")
    String namePointsPayments() {
        return PointsPayments.POINTS.getType() + " " + PointsPayments.POINTS_GATEWAY.getType();
    }

    private static final class PointsPayments {
        static final PaymentType POINTS = new PaymentType("LOYALTY_POINTS", "Loyalty points");
        static final PaymentGatewayType POINTS_GATEWAY = new PaymentGatewayType("Loyalty", "Loyalty points");
    }
}
