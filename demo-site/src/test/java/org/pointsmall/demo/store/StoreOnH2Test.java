package org.pointsmall.demo.store;

import org.junit.jupiter.api.Nested;

@StoreTest
class StoreOnH2Test {

    @Nested
    class Sessions extends SessionContract {}

    @Nested
    class Products extends ProductContract {}

    @Nested
    class Cart extends CartContract {}

    @Nested
    class Carts extends CartsContract {}

    @Nested
    class Checkout extends CheckoutContract {}

    @Nested
    class CheckoutAtOnce extends OuterCheckoutContract {}

    @Nested
    class Description extends OpenApiContract {}

    @Nested
    class Metrics extends MetricsContract {}

    @Nested
    class PointsAtCheckout extends PointsContract {}

    @Nested
    class ChargedAsTold extends ToldContract {}

    @Nested
    class Flags extends FlagsContract {}

    @Nested
    class Guests extends GuestsContract {}

    @Nested
    class MallZones extends MallZonesContract {}

    @Nested
    class Earnings extends EarningsContract {}

    @Nested
    class AfterTheSale extends AfterSaleContract {}

    @Nested
    class BadInput extends BadInputContract {}

    @Nested
    class OddRequests extends OddRequestsContract {}

    @Nested
    class ThePage extends PageContract {}
}
