package org.pointsmall.demo.store;

import org.junit.jupiter.api.Nested;
import org.springframework.test.context.ContextConfiguration;

@StoreTest
@ContextConfiguration(initializers = PostgresStore.class)
class StoreOnPostgresTest {

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
    class PointsAtCheckout extends PointsContract {}

    @Nested
    class ChargedAsTold extends ToldContract {}

    @Nested
    class MallGoodsAsShown extends ShownMallGoodsContract {}

    @Nested
    class Flags extends FlagsContract {}

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
    class DescribedRequests extends DescribedRequestsContract {}

    @Nested
    class DescribedStore extends DescribedStoreContract {}

    @Nested
    class Shop extends ShopContract {}
}
