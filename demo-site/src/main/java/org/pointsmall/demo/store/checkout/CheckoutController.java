package org.pointsmall.demo.store.checkout;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.cart.RequestedCart;
import org.pointsmall.demo.store.checkout.CheckoutFlow.Outcome;
import org.pointsmall.demo.store.gateway.TestCard;
import org.pointsmall.demo.store.money.MoneyAnswer;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.problem.StoreProblemCode;
import org.pointsmall.demo.store.repeat.RepeatKey;
import org.pointsmall.demo.store.session.CurrentShopper;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/checkout", produces = MediaType.APPLICATION_JSON_VALUE)
class CheckoutController {

    private static final String TEST_CARD = "TEST_CARD";
    private static final int KEY_MAX = 200;

    private final CurrentShopper shopper;
    private final RequestedCart requested;
    private final CheckoutRecords records;
    private final CheckoutFlow flow;

    CheckoutController(CurrentShopper shopper, RequestedCart requested, CheckoutRecords records, CheckoutFlow flow) {
        this.shopper = shopper;
        this.requested = requested;
        this.records = records;
        this.flow = flow;
    }

    /**
     * @param payment may be left out where points pay everything
     * @param shown what the page said that it charges; where it would charge something else, it is refused. May be left out
     */
    record CheckoutRequest(@Nullable Payment payment, @Nullable Shown shown) {}

    /**
     * @param cash what the card pays
     * @param points what is spent of them in all, goods of the mall included
     */
    @Schema(name = "ShownCharge")
    record Shown(@Nullable MoneyAnswer cash, @Nullable Long points) {}

    /** @param number is read once and not kept */
    record Payment(@Nullable String type, @Nullable String number) {

        /** Without the number: what is printed may end up in a log. */
        @Override
        public String toString() {
            return "Payment[" + type + "]";
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CheckoutAnswer> checkout(
            @RequestBody CheckoutRequest body,
            @RequestHeader(name = RepeatKey.HEADER, required = false) @Nullable String header) {
        String key = RepeatKey.of(header, KEY_MAX).orElse(null);
        OptionalLong cart = requested.id();
        CheckoutOrder request = new CheckoutOrder(
                shopper.customerId(),
                cart.isPresent() ? cart.getAsLong() : null,
                requested.named().isPresent(),
                card(body.payment()),
                body.shown() == null
                        ? null
                        : ShownCharge.of(body.shown().cash(), body.shown().points()),
                key);
        Outcome outcome = run(request);
        return ResponseEntity.ok()
                .headers(headers -> {
                    if (outcome.replayed()) {
                        headers.set("Idempotency-Replayed", "true");
                    }
                })
                .body(outcome.answer());
    }

    private Outcome run(CheckoutOrder request) {
        Optional<CheckoutAnswer> known = records.byKey(request);
        if (known.isPresent()) {
            return new Outcome(known.get(), true);
        }
        if (request.cartId() == null) {
            throw StoreProblem.of(StoreProblemCode.EMPTY_CART);
        }
        return flow.run(request, request.cartId());
    }

    private static @Nullable TestCard card(@Nullable Payment payment) {
        if (payment == null) {
            return null;
        }
        if (!TEST_CARD.equals(payment.type())) {
            throw StoreProblem.invalid("type");
        }
        if (payment.number() == null) {
            throw StoreProblem.invalid("number");
        }
        return TestCard.of(payment.number()).orElseThrow(() -> StoreProblem.of(StoreProblemCode.INVALID_CARD));
    }
}
