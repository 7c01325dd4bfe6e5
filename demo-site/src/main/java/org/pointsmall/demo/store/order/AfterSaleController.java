package org.pointsmall.demo.store.order;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadleafcommerce.core.order.domain.Order;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.order.StoreAfterSale.Asked;
import org.pointsmall.demo.store.order.StoreAfterSale.Pieces;
import org.pointsmall.demo.store.order.StoreAfterSale.Undone;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.repeat.RepeatKey;
import org.pointsmall.demo.store.session.CurrentShopper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Cancels the shopper's own orders and takes goods of them back. An order is cancelled once, however often that is
 * asked; a return with the key of an earlier one is answered as that was.
 */
@RestController
@RequestMapping(path = "/api/v1/orders/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
class AfterSaleController {

    private static final int KEY_MAX = 50;

    private final CurrentShopper shopper;
    private final ShopperOrders orders;
    private final ObjectProvider<StoreAfterSale> afterSale;

    AfterSaleController(CurrentShopper shopper, ShopperOrders orders, ObjectProvider<StoreAfterSale> afterSale) {
        this.shopper = shopper;
        this.orders = orders;
        this.afterSale = afterSale;
    }

    /** @param lines which items come back, each once */
    record ReturnedItems(@Nullable List<@Nullable ReturnedItem> lines) {}

    record ReturnedItem(@Nullable Long itemId, @Nullable Integer quantity) {}

    @PostMapping("/cancel")
    ResponseEntity<UndoneAnswer> cancel(
            @PathVariable String number,
            @RequestHeader(name = RepeatKey.HEADER, required = false) @Nullable String key) {
        checked(key);
        return answer(number, seam().cancel(asked(number)));
    }

    @PostMapping(path = "/returns", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<UndoneAnswer> takeBack(
            @PathVariable String number,
            @RequestBody ReturnedItems body,
            @RequestHeader(name = RepeatKey.HEADER, required = false) @Nullable String key) {
        String name = checked(key);
        List<Pieces> pieces = pieces(body);
        return answer(number, seam().takeBack(asked(number), pieces, name));
    }

    private Asked asked(String number) {
        Order order = orders.of(shopper.customerId(), number);
        return new Asked(shopper.customerId(), order.getId());
    }

    private StoreAfterSale seam() {
        StoreAfterSale seam = afterSale.getIfAvailable();
        if (seam == null) {
            throw StoreProblem.notFound();
        }
        return seam;
    }

    private static ResponseEntity<UndoneAnswer> answer(String number, Undone undone) {
        ResponseEntity.BodyBuilder response = ResponseEntity.ok();
        if (undone.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.body(UndoneAnswer.of(number, undone));
    }

    /** The key, or one that nobody else has. */
    private static String checked(@Nullable String key) {
        return RepeatKey.of(key, KEY_MAX).orElseGet(() -> UUID.randomUUID().toString());
    }

    private static List<Pieces> pieces(ReturnedItems body) {
        if (body.lines() == null || body.lines().isEmpty()) {
            throw StoreProblem.invalid("lines");
        }
        Set<Long> items = new HashSet<>();
        return body.lines().stream().map(line -> pieces(line, items)).toList();
    }

    private static Pieces pieces(@Nullable ReturnedItem line, Set<Long> items) {
        if (line == null || line.itemId() == null || !items.add(line.itemId())) {
            throw StoreProblem.invalid("itemId");
        }
        if (line.quantity() == null || line.quantity() < 1) {
            throw StoreProblem.invalid("quantity");
        }
        return new Pieces(line.itemId(), line.quantity());
    }
}
