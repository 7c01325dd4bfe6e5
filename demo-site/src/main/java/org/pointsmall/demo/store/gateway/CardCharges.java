package org.pointsmall.demo.store.gateway;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The bank's side of the test gateway: what it was asked for and how that ended. In memory, one process, until the
 * program ends. Charging and voiding the same reference again changes nothing, as with real gateways.
 */
@Component
public class CardCharges {

    /** How an attempt to charge ended. */
    public enum State {
        CHARGED,
        VOIDED,
        DECLINED,
        TIMED_OUT
    }

    /** One attempt to charge a card for an order. */
    public record Charge(String reference, long orderId, BigDecimal amount, State state) {}

    private final Map<String, Charge> charges = new ConcurrentHashMap<>();

    /** Records how the attempt ended, unless there was one with this reference before; answers the recorded one. */
    Charge record(Charge charge) {
        Charge earlier = charges.putIfAbsent(charge.reference(), charge);
        return earlier == null ? charge : earlier;
    }

    /** Gives the money back, if this reference was charged and not voided yet. */
    public void voidIfCharged(String reference) {
        charges.computeIfPresent(
                reference,
                (key, charge) -> charge.state() == State.CHARGED
                        ? new Charge(key, charge.orderId(), charge.amount(), State.VOIDED)
                        : charge);
    }

    /** How the attempt of this reference ended; nothing where the card was never asked for. */
    public Optional<State> state(String reference) {
        return Optional.ofNullable(charges.get(reference)).map(Charge::state);
    }

    /** All attempts to charge for an order, in no order. */
    public List<Charge> ofOrder(long orderId) {
        return charges.values().stream()
                .filter(charge -> charge.orderId() == orderId)
                .toList();
    }
}
