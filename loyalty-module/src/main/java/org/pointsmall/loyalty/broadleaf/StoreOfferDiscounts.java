package org.pointsmall.loyalty.broadleaf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.broadleafcommerce.common.currency.service.BroadleafCurrencyService;
import org.broadleafcommerce.core.catalog.dao.ProductDao;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.offer.dao.OfferDao;
import org.broadleafcommerce.core.offer.domain.Offer;
import org.broadleafcommerce.core.offer.service.discount.domain.PromotableCandidateItemOffer;
import org.broadleafcommerce.core.offer.service.discount.domain.PromotableCandidateOrderOffer;
import org.broadleafcommerce.core.offer.service.processor.ItemOfferProcessor;
import org.broadleafcommerce.core.order.dao.OrderDao;
import org.broadleafcommerce.core.order.dao.OrderItemDao;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.type.OrderItemType;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.CouponAtHand.Discount;
import org.pointsmall.loyalty.recommendation.StoreDiscounts;

/**
 * Asks the store's own processor of offers, with an order that is never saved: conditions, qualifying and target items and
 * minimum are the store's to judge. What an offer takes off shipping is nothing that goods are good for.
 */
final class StoreOfferDiscounts implements StoreDiscounts {
    private final OfferDao offers;
    private final ItemOfferProcessor processor;
    private final ProductDao products;
    private final Orders orders;

    StoreOfferDiscounts(OfferDao offers, ItemOfferProcessor processor, ProductDao products, Orders orders) {
        this.offers = offers;
        this.processor = processor;
        this.products = products;
        this.orders = orders;
    }

    /** What makes an order and knows whose it is. */
    record Orders(
            OrderDao orders, OrderItemDao items, CustomerService customers, BroadleafCurrencyService currencies) {}

    @Override
    public Discount of(long storeOffer, MemberId member, Collection<Long> wanted) {
        Offer offer = offers.readOfferById(storeOffer);
        Customer customer = orders.customers().readCustomerById(member.value());
        if (offer == null
                || customer == null
                || wanted.isEmpty()
                || processor
                        .filterOffers(new ArrayList<>(List.of(offer)), customer)
                        .isEmpty()) {
            return basket -> false;
        }
        Map<Long, Product> known = new HashMap<>();
        products.readProductsByIds(new ArrayList<>(wanted)).forEach(product -> known.put(product.getId(), product));
        return basket -> known.keySet().containsAll(basket.keySet()) && isGiven(offer, order(customer, basket, known));
    }

    private boolean isGiven(Offer offer, Order order) {
        List<PromotableCandidateOrderOffer> ofOrders = new ArrayList<>();
        List<PromotableCandidateItemOffer> ofItems = new ArrayList<>();
        processor.filterOffers(
                processor.getPromotableItemFactory().createPromotableOrder(order, false),
                new ArrayList<>(List.of(offer)),
                ofOrders,
                ofItems);
        return !ofOrders.isEmpty() || !ofItems.isEmpty();
    }

    private Order order(Customer customer, Map<Long, Integer> basket, Map<Long, Product> known) {
        Order order = orders.orders().create();
        order.setCustomer(customer);
        order.setCurrency(orders.currencies().findDefaultBroadleafCurrency());
        basket.forEach((product, pieces) ->
                order.getOrderItems().add(item(order, Objects.requireNonNull(known.get(product)), pieces)));
        return order;
    }

    private DiscreteOrderItem item(Order order, Product product, int pieces) {
        Sku sku = product.getDefaultSku();
        DiscreteOrderItem item = (DiscreteOrderItem) orders.items().create(OrderItemType.DISCRETE);
        item.setOrder(order);
        item.setProduct(product);
        item.setSku(sku);
        item.setCategory(product.getDefaultCategory());
        item.setName(product.getName());
        item.setQuantity(pieces);
        item.setRetailPrice(sku.getRetailPrice());
        item.setSalePrice(sku.getSalePrice());
        return item;
    }
}
