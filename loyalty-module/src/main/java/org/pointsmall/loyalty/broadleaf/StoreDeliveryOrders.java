package org.pointsmall.loyalty.broadleaf;

import java.util.HashMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.broadleafcommerce.common.currency.service.BroadleafCurrencyService;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.checkout.service.CheckoutService;
import org.broadleafcommerce.core.checkout.service.exception.CheckoutException;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafcommerce.core.order.service.exception.AddToCartException;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.broadleafcommerce.profile.core.domain.Address;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.domain.CustomerAddress;
import org.broadleafcommerce.profile.core.service.AddressService;
import org.broadleafcommerce.profile.core.service.CustomerAddressService;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.pointsmall.loyalty.purchase.OrderContext;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.ProductPrices;
import org.pointsmall.loyalty.refusal.RefusedException;
import org.pointsmall.loyalty.reward.delivery.DeliveryOrders;
import org.pointsmall.loyalty.reward.delivery.Parcel;
import org.pointsmall.loyalty.reward.delivery.Trouble;
import org.pointsmall.loyalty.reward.delivery.UndeliverableException;
import org.springframework.beans.BeanUtils;

/**
 * Places orders that cost nothing by the store's own services, so that all that it checks is checked. The order is a named
 * one until it is placed: it is never the customer's cart.
 */
final class StoreDeliveryOrders implements DeliveryOrders {
    /** What the store makes of numbers it keeps otherwise; copied, they would be made twice. */
    private static final String[] NOT_COPIED = {"id", "primaryPhone", "secondaryPhone", "fax"};

    private final Supplier<OrderService> orders;
    private final Supplier<CheckoutService> checkout;
    private final Supplier<ProductPrices> prices;
    private final Supplier<ParcelShipping> shipping;
    private final Customers customers;

    StoreDeliveryOrders(
            Supplier<OrderService> orders,
            Supplier<CheckoutService> checkout,
            Supplier<ProductPrices> prices,
            Supplier<ParcelShipping> shipping,
            Customers customers) {
        this.orders = orders;
        this.checkout = checkout;
        this.prices = prices;
        this.shipping = shipping;
        this.customers = customers;
    }

    @Override
    public OrderRef place(Parcel parcel) {
        if (prices.get().price(parcel.product()).isEmpty()) {
            throw new UndeliverableException(Trouble.NOT_FOR_SALE);
        }
        Address address = Optional.ofNullable(customers.addressBook().readCustomerAddressById(parcel.address()))
                .filter(StoreAddressBook::isThere)
                .map(CustomerAddress::getAddress)
                .orElseThrow(() -> new UndeliverableException(Trouble.ADDRESS_MISSING));
        NoRequest.bindContext();
        try {
            Order order = filled(opened(parcel), parcel);
            order.getFulfillmentGroups().forEach(group -> {
                group.setAddress(copy(address));
                shipping.get().choose(group);
            });
            Order priced = orders.get().save(order, true);
            if (!priced.getTotal().isZero()) {
                throw new UndeliverableException(Trouble.NOT_FREE);
            }
            Order placed = checkout.get().performCheckout(priced).getOrder();
            return new OrderRef(placed.getId(), placed.getOrderNumber());
        } catch (AddToCartException | PricingException | CheckoutException e) {
            throw RefusedException.in(e)
                    .<RuntimeException>map(refusal -> new RefusedException(refusal, e))
                    .orElseGet(() -> new IllegalStateException("the store did not take delivery " + parcel.name(), e));
        }
    }

    private Order opened(Parcel parcel) throws PricingException {
        Customer customer = customers.service().readCustomerById(parcel.member().value());
        Order order = orders.get().createNamedOrderForCustomer("points-mall " + parcel.name(), customer);
        order.setEmailAddress(customer.getEmailAddress());
        if (order.getCurrency() == null) {
            order.setCurrency(customers.currencies().findDefaultBroadleafCurrency());
        }
        OrderNote.keep(order, OrderContext.DELIVERY, parcel.name());
        return orders.get().save(order, false);
    }

    private Order filled(Order order, Parcel parcel) throws AddToCartException {
        OrderItemRequestDTO request = new OrderItemRequestDTO();
        request.setProductId(parcel.product());
        request.setQuantity(1);
        request.setOverrideRetailPrice(Money.ZERO);
        request.setOverrideSalePrice(Money.ZERO);
        request.setItemAttributes(new HashMap<>(OfferedItem.attributes(parcel.offer())));
        orders.get().addItemWithPriceOverrides(order.getId(), request, false);
        return orders.get().findOrderById(order.getId());
    }

    /** What the member changes later in the address book is not what was written on this parcel. */
    private Address copy(Address address) {
        Address copy = customers.addresses().create();
        BeanUtils.copyProperties(address, copy, NOT_COPIED);
        return customers.addresses().saveAddress(copy);
    }

    /** The store's services that know its customers. */
    record Customers(
            CustomerService service,
            CustomerAddressService addressBook,
            AddressService addresses,
            BroadleafCurrencyService currencies) {}
}
