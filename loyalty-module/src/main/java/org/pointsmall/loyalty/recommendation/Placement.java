package org.pointsmall.loyalty.recommendation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where recommendations are shown. */
public enum Placement {
    /** The mall's first page. */
    HOME,
    /** A product's page. */
    PRODUCT,
    /** The cart: what can be added for points. */
    CART,
    /** After something was exchanged. */
    AFTER_EXCHANGE,
    /** After an order was placed. */
    AFTER_ORDER;

    /** Its name in addresses: {@code after-order}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Placement> of(String code) {
        return Stream.of(values())
                .filter(placement -> placement.code().equals(code))
                .findFirst();
    }
}
