package org.pointsmall.loyalty.removal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.TestCards;
import org.pointsmall.loyalty.broadleaf.store.TestStore;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A store in a JVM of its own, which may have no class of the plugin. It does what each line of its input says, and answers
 * with one line. The plugin's words are understood by another class, where that can be loaded.
 */
public final class StoreInAProcess {
    static final String ANSWER = "=> ";
    static final String READY = "ready";

    private final Shop shop;
    private final TestCards cards;
    private final OrderService orders;

    private StoreInAProcess(ConfigurableApplicationContext store) {
        shop = store.getBean(Shop.class);
        cards = store.getBean(TestCards.class);
        orders = store.getBean("blOrderService", OrderService.class);
    }

    @SuppressWarnings("SystemOut") // the parent process reads it
    public static void main(String[] arguments) throws IOException {
        try (ConfigurableApplicationContext store = SpringApplication.run(TestStore.class, arguments);
                BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            StoreInAProcess plain = new StoreInAProcess(store);
            BiFunction<String, List<Long>, String> words = plain::answer;
            if (store.containsBean("blLoyaltyLedger")) {
                words = PointsWords.of(store, plain::answer);
            }
            System.out.println(ANSWER + READY);
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                System.out.println(ANSWER + answer(words, line.split(" ")));
            }
        }
    }

    private static String answer(BiFunction<String, List<Long>, String> words, String... line) {
        try {
            return words.apply(
                    line[0], Arrays.stream(line).skip(1).map(Long::valueOf).toList());
        } catch (RuntimeException failure) {
            Throwable cause = failure;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return "failed: " + cause.toString().replace('\n', ' ');
        }
    }

    private String answer(String word, List<Long> ids) {
        return switch (word) {
            case "product" -> Long.toString(shop.product("12.34"));
            case "member" -> Long.toString(shop.member());
            case "cart" -> Long.toString(shop.cart(ids.get(0), ids.get(1), 2));
            case "checkout" -> checkout(ids.get(0), ids.get(1));
            case "checkout-as-it-stands" -> checkoutAsItStands(ids.get(0), ids.get(1));
            case "lines" -> lines(ids.get(0), ids.get(1));
            case "payments" -> payments(ids.get(0), ids.get(1));
            case "know-points-payments" -> new PaymentType("LOYALTY_POINTS", "Loyalty points").getFriendlyType();
            default -> throw new IllegalArgumentException(word);
        };
    }

    /** As most stores do it: the cart is priced, and a card pays what is left. */
    private String checkout(long customer, long order) {
        shop.checkout(customer, order, Shop.Flow.BROADLEAF);
        return cards.log(order).toString();
    }

    /** As a store does it that does not price the cart again: a card pays the total that it has. */
    private String checkoutAsItStands(long customer, long order) {
        shop.checkoutAsItStands(customer, order);
        return cards.log(order).toString();
    }

    private String lines(long customer, long orderId) {
        return shop.as(customer, () -> orders.findOrderById(orderId).getOrderItems().stream()
                .map(item -> item.getQuantity() + " for " + item.getTotalPrice())
                .sorted()
                .toList()
                .toString());
    }

    private String payments(long customer, long orderId) {
        return shop.as(customer, () -> {
            Order order = orders.findOrderById(orderId);
            return order.getPayments().stream()
                    .map(payment -> (payment.isActive() ? "" : "archived ")
                            + (payment.getType() == null
                                    ? "untyped"
                                    : payment.getType().getFriendlyType())
                            + " " + payment.getAmount())
                    .sorted()
                    .toList()
                    .toString();
        });
    }
}
