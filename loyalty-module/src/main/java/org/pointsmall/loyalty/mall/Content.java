package org.pointsmall.loyalty.mall;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;

/** What an offer gives for its price, one piece of it. */
public sealed interface Content {

    /** What kind of thing it is. */
    enum Kind {
        /** Goods of the catalogue, which are put into a cart. */
        GOODS,
        /** Goods of the catalogue that come into a cart by themselves, beside other goods of so much. */
        GIFT,
        /** The shipping of a cart, or a part of it. */
        SHIPPING,
        /** An offer code of the store's. */
        COUPON,
        /** A code from a list that the merchant imported. */
        CODE,
        /** Something that the member may have so many times. */
        ENTITLEMENT,
        /** Goods of the catalogue that are sent again and again, each time as an order of its own. */
        RECURRING,
        /** Points given for a good cause. */
        DONATION;

        /** Whether it is had by a checkout; everything else is exchanged in one step. */
        public boolean isForCarts() {
            return this == GOODS || this == GIFT || this == SHIPPING;
        }
    }

    Kind kind();

    /** The store's product that it gives; null where that is none. */
    default @Nullable Long givenProduct() {
        return null;
    }

    /**
     * Goods of the catalogue.
     *
     * @param product the store's product
     */
    record Goods(long product) implements Content {
        @Override
        public Kind kind() {
            return Kind.GOODS;
        }

        @Override
        public Long givenProduct() {
            return product;
        }
    }

    /**
     * Goods that cost nothing, neither points nor cash.
     *
     * @param product the store's product
     */
    record Gift(long product) implements Content {
        @Override
        public Kind kind() {
            return Kind.GIFT;
        }

        @Override
        public Long givenProduct() {
            return product;
        }
    }

    /**
     * The shipping of a cart.
     *
     * @param upTo the most that is paid of it, tax included; the rest is paid as ever
     */
    record Shipping(Money upTo) implements Content {
        @Override
        public Kind kind() {
            return Kind.SHIPPING;
        }
    }

    /**
     * An offer code of the store's.
     *
     * @param storeOffer the store's offer that the code is for
     * @param activeAfterDays after how many days it can be used
     * @param validDays for how many days it can be used then; null for as long as the store's offer lasts
     */
    record Coupon(long storeOffer, int activeAfterDays, @Nullable Integer validDays) implements Content {
        @Override
        public Kind kind() {
            return Kind.COUPON;
        }
    }

    /**
     * A code from a pool.
     *
     * @param pool the code's pool
     * @param validDays for how many days it can be used; null for ever
     */
    record Code(long pool, @Nullable Integer validDays) implements Content {
        @Override
        public Kind kind() {
            return Kind.CODE;
        }
    }

    /**
     * Something that the member may have so many times.
     *
     * @param benefit names it to the store: {@code free-shipping}, {@code lounge}
     * @param uses how many times, at least 1
     * @param validDays for how many days; null for ever
     */
    record Entitlement(String benefit, int uses, @Nullable Integer validDays) implements Content {
        @Override
        public Kind kind() {
            return Kind.ENTITLEMENT;
        }
    }

    /**
     * Goods of the catalogue that are sent again and again, for a price that is paid once.
     *
     * @param product the store's product, of which one piece is sent each time
     * @param deliveries how often it is sent, at least 2
     * @param everyMonths after how many months it is sent again, at least 1
     */
    record Recurring(long product, int deliveries, int everyMonths) implements Content {
        @Override
        public Kind kind() {
            return Kind.RECURRING;
        }

        @Override
        public Long givenProduct() {
            return product;
        }
    }

    /**
     * Points given for a good cause.
     *
     * @param cause names it to the merchant: {@code tree-planting}
     */
    record Donation(String cause) implements Content {
        @Override
        public Kind kind() {
            return Kind.DONATION;
        }
    }
}
