package org.pointsmall.demo.store;

import org.junit.jupiter.api.Nested;
import org.springframework.test.context.TestPropertySource;

/** Every activity of the checkout commits by itself. */
@StoreTest
@TestPropertySource(properties = "demo.checkout.transaction=broadleaf")
class StoreInBroadleafsWayTest {

    @Nested
    class Checkout extends CheckoutContract {}

    @Nested
    class CheckoutAtOnce extends BroadleafCheckoutContract {}

    @Nested
    class PointsAtCheckout extends PointsContract {}

    @Nested
    class ChargedAsShown extends ShownChargeContract {}

    @Nested
    class MallGoodsAsShown extends ShownMallGoodsContract {}

    @Nested
    class ChargedAsTold extends ToldContract {}

    @Nested
    class AfterTheSale extends AfterSaleContract {}
}
