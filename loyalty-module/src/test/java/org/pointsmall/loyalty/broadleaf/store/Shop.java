package org.pointsmall.loyalty.broadleaf.store;

import java.math.BigDecimal;
import java.util.Date;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.broadleafcommerce.common.currency.service.BroadleafCurrencyService;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.catalog.service.type.ProductType;
import org.broadleafcommerce.core.checkout.service.CheckoutService;
import org.broadleafcommerce.core.checkout.service.exception.CheckoutException;
import org.broadleafcommerce.core.offer.domain.Offer;
import org.broadleafcommerce.core.offer.domain.OfferCode;
import org.broadleafcommerce.core.offer.domain.OfferCodeImpl;
import org.broadleafcommerce.core.offer.domain.OfferImpl;
import org.broadleafcommerce.core.offer.service.OfferService;
import org.broadleafcommerce.core.offer.service.type.OfferDiscountType;
import org.broadleafcommerce.core.offer.service.type.OfferType;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.ServletWebRequest;

/** What people do in a store, in one call each, as the store's own controllers would do it. */
public class Shop {
    /** The two ways in which stores run the checkout. */
    public enum Flow {
        /** Broadleaf's own: each activity commits for itself. */
        BROADLEAF,
        /** One transaction around all of it. */
        OUTER_TRANSACTION
    }

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final CatalogService catalog;
    private final CustomerService customers;
    private final OrderService orders;
    private final OrderPaymentService payments;
    private final CheckoutService checkout;
    private final OfferService offers;
    private final OfferRules offerRules;
    private final BroadleafCurrencyService currencies;
    private final EntityManagerFactory unit;
    private final TransactionTemplate transaction;

    public Shop(
            @Qualifier("blCatalogService") CatalogService catalog,
            @Qualifier("blCustomerService") CustomerService customers,
            @Qualifier("blOrderService") OrderService orders,
            @Qualifier("blOrderPaymentService") OrderPaymentService payments,
            @Qualifier("blCheckoutService") CheckoutService checkout,
            @Qualifier("blOfferService") OfferService offers,
            OfferRules offerRules,
            @Qualifier("blCurrencyService") BroadleafCurrencyService currencies,
            @Qualifier("entityManagerFactory") EntityManagerFactory unit,
            @Qualifier("blTransactionManager") PlatformTransactionManager manager) {
        this.catalog = catalog;
        this.customers = customers;
        this.orders = orders;
        this.payments = payments;
        this.checkout = checkout;
        this.offers = offers;
        this.offerRules = offerRules;
        this.currencies = currencies;
        this.unit = unit;
        transaction = new TransactionTemplate(manager);
    }

    /** A product on sale; answers its id. */
    public long product(String price) {
        return asGuest(() -> transaction.execute(status -> {
            Sku sku = catalog.createSku();
            sku.setName("Lantern");
            sku.setRetailPrice(new Money(new BigDecimal(price)));
            sku.setActiveStartDate(new Date(0));
            sku = catalog.saveSku(sku);
            Product product = catalog.createProduct(ProductType.PRODUCT);
            product.setDefaultSku(sku);
            product.setName("Lantern");
            return catalog.saveProduct(product).getId();
        }));
    }

    /** A registered customer; answers the id. */
    public long member() {
        return asGuest(() -> {
            Customer customer = customers.createCustomer();
            customer.setUsername("member" + NAMES.incrementAndGet());
            customer.setEmailAddress(customer.getUsername() + "@example.com");
            return customers.registerCustomer(customer, "secret", "secret").getId();
        });
    }

    /** Somebody who shops without registering; answers the id. */
    public long guest() {
        return asGuest(() -> {
            Customer customer = customers.createCustomer();
            // The store itself would take the id.
            customer.setUsername("guest" + NAMES.incrementAndGet());
            customer.setEmailAddress(customer.getUsername() + "@example.com");
            customer.setRegistered(false);
            return customers.saveCustomer(customer, false).getId();
        });
    }

    /** The guest registers, and stays the same customer. */
    public void register(long guestId) {
        asGuest(() -> {
            Customer customer = customers.readCustomerById(guestId);
            customer.setUsername("member" + NAMES.incrementAndGet());
            return customers.registerCustomer(customer, "secret", "secret");
        });
    }

    /** What the store itself means by cancelling an order: it is deleted. */
    public void delete(long orderId) {
        asGuest(() -> transaction.execute(status -> {
            orders.cancelOrder(orders.findOrderById(orderId));
            return true;
        }));
    }

    /** Runs a web request of this customer. */
    public <T> T as(long customerId, Callable<T> request) {
        return asGuest(() -> {
            CustomerState.setCustomer(customers.readCustomerById(customerId));
            return request.call();
        });
    }

    /** Runs a web request of this customer whose current cart is this one. */
    public <T> T inCart(long customerId, long orderId, Callable<T> request) {
        return as(customerId, () -> {
            CartState.setCart(orders.findOrderById(orderId));
            return request.call();
        });
    }

    /** A cart with so many of the product; answers the order's id. */
    public long cart(long customerId, long productId, int quantity) {
        return as(customerId, () -> {
            Order cart = orders.createNewCartForCustomer(CustomerState.getCustomer());
            OrderItemRequestDTO item = new OrderItemRequestDTO();
            item.setProductId(productId);
            item.setQuantity(quantity);
            return orders.addItem(cart.getId(), item, true).getId();
        });
    }

    /** Puts so many of the product into the cart. */
    public void add(long customerId, long orderId, long productId, int quantity) {
        as(customerId, () -> {
            OrderItemRequestDTO item = new OrderItemRequestDTO();
            item.setProductId(productId);
            item.setQuantity(quantity);
            return orders.addItem(orderId, item, true);
        });
    }

    /** Prices the cart and pays what is left by card, then checks it out; answers the order's number. */
    public String checkout(long customerId, long orderId, Flow flow) {
        return inFlow(customerId, flow, () -> {
            payByCard(orderId);
            return submit(orderId);
        });
    }

    /** Prices the cart and puts a card payment of what is left on it. */
    public void payByCard(long customerId, long orderId) {
        as(customerId, () -> {
            payByCard(orderId);
            return true;
        });
    }

    /** Has a gift card pay so much of the cart, whatever the cart comes to cost. */
    public void payByGiftCard(long customerId, long orderId, String amount) {
        pay(customerId, orderId, PaymentType.GIFT_CARD, PaymentTransactionType.UNCONFIRMED, amount);
    }

    /** Puts a payment of so much on the cart, which is not priced for it. */
    public void pay(long customerId, long orderId, PaymentType type, PaymentTransactionType state, String amount) {
        as(customerId, () -> {
            Order order = orders.findOrderById(orderId);
            OrderPayment payment = card(order, new Money(new BigDecimal(amount)));
            payment.setType(type);
            payment.getTransactions().forEach(transaction -> transaction.setType(state));
            return transaction.execute(status -> payments.save(payment));
        });
    }

    /** Has the cart's shipping cost so much. */
    public void shipFor(long customerId, long orderId, String price) {
        as(customerId, () -> {
            Order order = orders.findOrderById(orderId);
            order.getFulfillmentGroups().forEach(group -> {
                group.setShippingOverride(true);
                group.setFulfillmentPrice(new Money(new BigDecimal(price)));
            });
            return orders.save(order, true);
        });
    }

    /** Prices the cart, for whatever reason a store has. */
    public void price(long customerId, long orderId) {
        as(customerId, () -> orders.save(orders.findOrderById(orderId), true));
    }

    /** Has the store read its products anew: what is written past it, a later line of Broadleaf does not see at once. */
    public void forgetProducts() {
        unit.getCache().evictAll();
    }

    /** Has the product cost so much from now on. */
    public void reprice(long productId, String price) {
        asGuest(() -> transaction.execute(status -> {
            Sku sku = catalog.findProductById(productId).getDefaultSku();
            sku.setRetailPrice(new Money(new BigDecimal(price)));
            return catalog.saveSku(sku).getId();
        }));
    }

    /** Has an offer's code be worth nothing from now on. */
    public void endCode(long codeId) {
        asGuest(() -> transaction.execute(status -> {
            Offer offer = offers.findOfferCodeById(codeId).getOffer();
            offer.setEndDate(new Date(1));
            return offers.save(offer).getId();
        }));
    }

    /** Has a card pay the whole price of the cart, whatever else pays. */
    public void payTotalByCard(long customerId, long orderId) {
        as(customerId, () -> {
            Order order = orders.findOrderById(orderId);
            orders.addPaymentToOrder(order, card(order, order.getTotal()), null);
            return true;
        });
    }

    /** Has a card pay the total that the cart has, and checks it out, without pricing it again. */
    public String checkoutAsItStands(long customerId, long orderId) {
        return as(customerId, () -> {
            Order order = orders.findOrderById(orderId);
            orders.addPaymentToOrder(order, card(order, order.getTotal()), null);
            return submit(orderId);
        });
    }

    /** A code for so many per cent off the whole order; answers its id. */
    public long codeFor(int perCent) {
        return codeFor(perCent, "");
    }

    /** @param orders which orders it is for, as the store's admin writes it; empty for all */
    public long codeFor(int perCent, String orders) {
        return asGuest(() -> transaction.execute(status -> {
            Offer offer = new OfferImpl();
            offer.setName(perCent + " % off");
            offer.setType(OfferType.ORDER);
            offer.setDiscountType(OfferDiscountType.PERCENT_OFF);
            offer.setValue(BigDecimal.valueOf(perCent));
            offer.setStartDate(new Date(0));
            offer.setAutomaticallyAdded(false);
            offer.setCombinableWithOtherOffers(true);
            if (!orders.isEmpty()) {
                offerRules.only(offer, orders);
            }
            OfferCode code = new OfferCodeImpl();
            code.setOffer(offers.save(offer));
            code.setOfferCode("CODE" + NAMES.incrementAndGet());
            code.setStartDate(new Date(0));
            return offers.saveOfferCode(code).getId();
        }));
    }

    /** Puts a code on the cart. */
    public void redeem(long customerId, long orderId, long codeId) {
        as(
                customerId,
                () -> orders.addOfferCode(orders.findOrderById(orderId), offers.findOfferCodeById(codeId), true));
    }

    /** Checks out a cart that has its payments; answers the order's number. */
    public String submit(long customerId, long orderId, Flow flow) {
        return inFlow(customerId, flow, () -> submit(orderId));
    }

    private String inFlow(long customerId, Flow flow, Callable<String> request) {
        return as(
                customerId,
                () -> flow == Flow.BROADLEAF
                        ? request.call()
                        : transaction.execute(status -> {
                            try {
                                return request.call();
                            } catch (RuntimeException e) {
                                throw e;
                            } catch (Exception e) {
                                throw new CheckoutFailed(e);
                            }
                        }));
    }

    /** Changes how many of the product are in the cart. */
    public void reduce(long customerId, long orderId, long productId, int quantity) {
        as(customerId, () -> {
            OrderItemRequestDTO item = new OrderItemRequestDTO();
            item.setOrderItemId(orders.findOrderById(orderId).getOrderItems().stream()
                    .filter(line -> ((DiscreteOrderItem) line).getProduct().getId() == productId)
                    .findFirst()
                    .orElseThrow()
                    .getId());
            item.setQuantity(quantity);
            return orders.updateItemQuantity(orderId, item, true);
        });
    }

    private void payByCard(long orderId) throws PricingException {
        Order order = orders.save(orders.findOrderById(orderId), true);
        orders.removePaymentsFromOrder(order, PaymentType.THIRD_PARTY_ACCOUNT);
        Money left = order.getTotalAfterAppliedPayments();
        if (!left.isZero()) {
            orders.addPaymentToOrder(order, card(order, left), null);
        }
    }

    private String submit(long orderId) throws CheckoutException {
        return checkout.performCheckout(orders.findOrderById(orderId))
                .getOrder()
                .getOrderNumber();
    }

    private OrderPayment card(Order order, Money amount) {
        OrderPayment payment = payments.create();
        payment.setOrder(order);
        payment.setType(PaymentType.THIRD_PARTY_ACCOUNT);
        payment.setPaymentGatewayType(TestCards.GATEWAY);
        payment.setAmount(amount);
        PaymentTransaction pending = payments.createTransaction();
        pending.setOrderPayment(payment);
        pending.setType(PaymentTransactionType.UNCONFIRMED);
        pending.setAmount(amount);
        pending.setSuccess(true);
        pending.setDate(new Date());
        payment.addTransaction(pending);
        return payment;
    }

    /** A session and a request context as the store's filters would set them up. */
    private <T> T asGuest(Callable<T> request) {
        EntityManager session = unit.createEntityManager();
        TransactionSynchronizationManager.bindResource(unit, new EntityManagerHolder(session));
        BroadleafRequestContext context = new BroadleafRequestContext();
        context.setBroadleafCurrency(currencies.findDefaultBroadleafCurrency());
        context.setWebRequest(new ServletWebRequest(new MockHttpServletRequest()));
        BroadleafRequestContext.setBroadleafRequestContext(context);
        try {
            return request.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CheckoutFailed(e);
        } finally {
            BroadleafRequestContext.setBroadleafRequestContext(null);
            TransactionSynchronizationManager.unbindResource(unit);
            session.close();
        }
    }

    /** A checked exception of the store's, on its way through a test. */
    public static final class CheckoutFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CheckoutFailed(Exception cause) {
            super(cause);
        }
    }
}
