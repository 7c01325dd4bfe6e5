package org.pointsmall.demo.store.gateway;

import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a card once its number was read.
 *
 * @param behaviour what the gateway will do when it is charged
 * @param lastFour the last four digits
 */
public record TestCard(Behaviour behaviour, String lastFour) {

    /** What the bank behind a test card does. */
    public enum Behaviour {
        APPROVE,
        DECLINE,
        /** Never answers. */
        SILENT
    }

    private static final Map<String, Behaviour> CARDS = Map.of(
            "4111111111111111", Behaviour.APPROVE,
            "4000000000000002", Behaviour.DECLINE,
            "4000000000000119", Behaviour.SILENT);

    /** The test card of this number, which may be written in groups; nothing for any other number. */
    public static Optional<TestCard> of(String number) {
        String digits = number.replaceAll("[ -]", "");
        return Optional.ofNullable(CARDS.get(digits))
                .map(behaviour -> new TestCard(behaviour, digits.substring(digits.length() - 4)));
    }
}
