package org.pointsmall.loyalty.broadleaf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.ProductBundle;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.domain.SkuBundleItem;
import org.broadleafcommerce.core.order.domain.BundleOrderItem;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.flag.WantedItem;
import org.pointsmall.loyalty.purchase.OrderContext;

/**
 * Which products the lines of an order stand for. A line names a product and a SKU, and the store does not insist that the
 * one is the other's, nor on the product: so a line stands for both, and a bundle for all that is in it too.
 */
final class WantedItems {
    private WantedItems() {}

    public static List<WantedItem> of(Order order) {
        boolean ofTheMall = isOfTheMall(order);
        return order.getOrderItems().stream()
                .flatMap(item -> of(ofTheMall, item, item.getQuantity()))
                .toList();
    }

    /** A line with another quantity than it has. */
    static Stream<WantedItem> of(Order order, OrderItem item, int quantity) {
        return of(isOfTheMall(order), item, quantity);
    }

    private static Stream<WantedItem> of(boolean ofTheMall, OrderItem item, int quantity) {
        Long offer = ofTheMall ? OfferedItem.of(item).orElse(null) : null;
        List<WantedItem> wanted = new ArrayList<>();
        if (item instanceof DiscreteOrderItem discrete) {
            add(wanted, item.getId(), products(discrete.getProduct(), discrete.getSku()), quantity, offer);
        } else if (item instanceof BundleOrderItem bundle) {
            add(wanted, item.getId(), products(bundle.getProduct(), bundle.getSku()), quantity, offer);
            for (DiscreteOrderItem part : bundle.getDiscreteOrderItems()) {
                Set<Long> products = products(part.getProduct(), part.getSku());
                add(wanted, item.getId(), products, Math.multiplyExact(quantity, part.getQuantity()), offer);
            }
        }
        return wanted.stream();
    }

    /** What is about to be put into a cart. */
    static Stream<WantedItem> of(
            Order order, @Nullable Product product, @Nullable Sku sku, int quantity, Map<String, String> attributes) {
        Long offer = isOfTheMall(order) ? OfferedItem.in(attributes).orElse(null) : null;
        List<WantedItem> wanted = new ArrayList<>();
        add(wanted, null, products(product, sku), quantity, offer);
        if (product instanceof ProductBundle bundle) {
            for (SkuBundleItem part : bundle.getSkuBundleItems()) {
                int pieces = Math.multiplyExact(quantity, part.getQuantity());
                add(wanted, null, products(null, part.getSku()), pieces, offer);
            }
        }
        return wanted.stream();
    }

    private static void add(
            List<WantedItem> wanted, @Nullable Long itemId, Set<Long> products, int quantity, @Nullable Long offer) {
        products.forEach(product -> wanted.add(new WantedItem(itemId, product, quantity, offer)));
    }

    private static Set<Long> products(@Nullable Product product, @Nullable Sku sku) {
        Set<Long> ids = new TreeSet<>();
        Stream.of(Optional.ofNullable(product), Optional.ofNullable(sku).map(Sku::getProduct))
                .flatMap(Optional::stream)
                .map(Product::getId)
                .forEach(ids::add);
        return ids;
    }

    /** Elsewhere an offer's number counts for nothing: the line is paid like any other. */
    private static boolean isOfTheMall(Order order) {
        return CartWish.of(order).isPresent()
                || OrderNote.of(order, OrderContext.DELIVERY).isPresent();
    }
}
