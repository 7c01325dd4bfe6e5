package org.pointsmall.demo.store;

import org.junit.jupiter.api.Nested;

/**
 * On the database that the demo brings: buying from end to end, and what is the same whatever the database is, which only
 * one store has to show. All else is asked of the store on PostgreSQL.
 */
@StoreTest
class StoreOnH2Test {

    @Nested
    class Cart extends CartContract {}

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
    class ChargedAsShown extends ShownChargeContract {}

    @Nested
    class Guests extends GuestsContract {}

    @Nested
    class AfterTheSale extends AfterSaleContract {}

    @Nested
    class ThePages extends PageContract {}

    @Nested
    class UncertainPages extends UncertainPagesContract {}

    @Nested
    class TheWidget extends WidgetContract {}

    @Nested
    class EveryView extends EveryViewContract {}

    @Nested
    class Agents extends AgentsContract {}

    @Nested
    class AgentNegotiation extends AgentNegotiationContract {}

    @Nested
    class Shop extends ShopContract {}
}
