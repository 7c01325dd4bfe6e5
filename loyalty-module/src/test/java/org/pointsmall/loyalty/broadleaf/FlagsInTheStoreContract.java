package org.pointsmall.loyalty.broadleaf;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.catalog.domain.ProductBundle;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.domain.SkuBundleItem;
import org.broadleafcommerce.core.catalog.domain.SkuBundleItemImpl;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.catalog.service.type.ProductBundlePricingModelType;
import org.broadleafcommerce.core.catalog.service.type.ProductType;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.MergeCartService;
import org.broadleafcommerce.core.order.service.OrderItemService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.call.DiscreteOrderItemRequest;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.broadleaf.store.TestCards;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.flag.FlaggedProducts;
import org.pointsmall.loyalty.flag.LimitedGoods;
import org.pointsmall.loyalty.flag.TierRanks;
import org.pointsmall.loyalty.flag.VisibleProducts;
import org.pointsmall.loyalty.flag.WantedItem;
import org.pointsmall.loyalty.job.RunJob;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.refusal.RefusedException;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.stock.RecoverClaims;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.GiveTier;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.QualifyingPeriod;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** Each flag on each way by which something comes into an order of the real store, and on the way out at its checkout. */
@StoreTest
abstract class FlagsInTheStoreContract {
    private static final TierCode GOLD = new TierCode("gold");

    @Autowired
    Shop shop;

    @Autowired
    MovableClock clock;

    @Autowired
    OffsetCart offsetCart;

    @Autowired
    ShownCarts shownCarts;

    @Autowired
    VisibleProducts visibleProducts;

    @Autowired
    FlaggedProducts flaggedProducts;

    @Autowired
    TierRanks ranks;

    @Autowired
    MemberTiers tiers;

    @Autowired
    MemberSegments segments;

    @Autowired
    BusinessTime time;

    @Autowired
    LimitedGoods limitedGoods;

    @Autowired
    CartFlags flags;

    @Autowired
    Stock stock;

    @Autowired
    RunJob runJob;

    @Autowired
    RecoverClaims recoverClaims;

    @Autowired
    TestCards cards;

    @Autowired
    TierSchemes schemes;

    @Autowired
    GiveTier giveTier;

    @Autowired
    RedemptionTerms terms;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    @Qualifier("blOrderService")
    OrderService orders;

    @Autowired
    @Qualifier("blOrderItemService")
    OrderItemService orderItems;

    @Autowired
    @Qualifier("blMergeCartService")
    MergeCartService mergeCarts;

    @Autowired
    @Qualifier("blCatalogService")
    CatalogService catalog;

    private long lantern;
    private long cup;
    private long ana;
    private long guest;

    /** What a merchant says of a product, and why somebody whom it is not for can't buy it. */
    private enum Said {
        EXCLUSIVE("LOYALTY_EXCLUSIVE = TRUE", RefusalCode.EXCLUSIVE_ITEM),
        TIER_ONLY("LOYALTY_LEAST_TIER = 'gold'", RefusalCode.NOT_ELIGIBLE_TIER),
        MEMBERS_ONLY("LOYALTY_MEMBERS_ONLY = TRUE", RefusalCode.MEMBERS_ONLY),
        SEGMENT_ONLY("LOYALTY_SEGMENTS = 'champions'", RefusalCode.NOT_ELIGIBLE),
        LIMITED("LOYALTY_SOLD_UNTIL = '2020-01-01 00:00'", RefusalCode.OUTSIDE_WINDOW);

        private final String columns;
        private final RefusalCode code;

        Said(String columns, RefusalCode code) {
            this.columns = columns;
            this.code = code;
        }
    }

    @BeforeEach
    void openTheShop() {
        lantern = shop.product("12.34");
        cup = shop.product("3.00");
        ana = shop.member();
        guest = shop.guest();
        tiers(new Tier(GOLD, new TierName("Gold", "金卡"), 20, 100_000, Benefits.NONE));
    }

    /** Other tests share the store. */
    @AfterEach
    void nothingStays() {
        tiers();
        jdbc.update("UPDATE BLC_CATEGORY SET LOYALTY_EXCLUSIVE = NULL");
        clock.beOnTime();
    }

    // ---- every way in ----

    /** A way by which the lantern comes into an order of the customer's. */
    private enum Way {
        ADDED {
            @Override
            Callable<?> of(FlagsInTheStoreContract store, long customer) {
                long cart = store.cartWithACup(customer);
                return () -> store.orders.addItem(cart, store.lanterns(1), true);
            }
        },
        ADDED_BY_ITS_SKU_ALONE {
            @Override
            Callable<?> of(FlagsInTheStoreContract store, long customer) {
                long cart = store.cartWithACup(customer);
                return () -> store.orders.addItem(
                        cart,
                        new OrderItemRequestDTO()
                                .setSkuId(store.skuOf(store.lantern))
                                .setQuantity(1),
                        true);
            }
        },
        ADDED_AS_THE_SKU_OF_ANOTHER_PRODUCT {
            @Override
            Callable<?> of(FlagsInTheStoreContract store, long customer) {
                long cart = store.cartWithACup(customer);
                return () -> store.orders.addItem(
                        cart, new OrderItemRequestDTO(store.cup, store.skuOf(store.lantern), 1), true);
            }
        },
        ADDED_AS_IF_IT_WERE_A_LINE_ALREADY {
            @Override
            Callable<?> of(FlagsInTheStoreContract store, long customer) {
                long cart = store.cartWithACup(customer);
                return () -> store.orders.addItem(cart, store.lanterns(1).setOrderItemId(store.onlyLine(cart)), true);
            }
        },
        /** By which the admin's own order entry, or a store's call centre, makes a line cost what it likes. */
        ADDED_AT_ANOTHER_PRICE {
            @Override
            Callable<?> of(FlagsInTheStoreContract store, long customer) {
                long cart = store.cartWithACup(customer);
                OrderItemRequestDTO cheap = store.lanterns(1);
                cheap.setOverrideRetailPrice(new Money("0.01"));
                return () -> store.orders.addItemWithPriceOverrides(cart, cheap, true);
            }
        },
        ADDED_BESIDE_ANOTHER {
            @Override
            Callable<?> of(FlagsInTheStoreContract store, long customer) {
                long cart = store.cartWithACup(customer);
                OrderItemRequestDTO parent = new OrderItemRequestDTO(store.shop.product("1.00"), 1);
                parent.getChildOrderItems().add(store.lanterns(1));
                return () -> store.orders.addItem(cart, parent, true);
            }
        },
        ADDED_IN_A_BUNDLE {
            @Override
            Callable<?> of(FlagsInTheStoreContract store, long customer) {
                long cart = store.cartWithACup(customer);
                long bundle = store.bundleWithALantern();
                return () -> store.orders.addItem(cart, new OrderItemRequestDTO(bundle, 1), true);
            }
        },
        ADDED_AGAIN {
            @Override
            Callable<?> of(FlagsInTheStoreContract store, long customer) {
                long former = store.shop.cart(customer, store.lantern, 1);
                store.shop.checkout(customer, former, Flow.BROADLEAF);
                long cart = store.cartWithACup(customer);
                return () -> store.orders.addItem(
                        cart,
                        store.orderItems.buildOrderItemRequestDTOFromOrderItem(store.orders
                                .findOrderById(former)
                                .getOrderItems()
                                .get(0)),
                        true);
            }
        },
        MADE_MORE {
            @Override
            Callable<?> of(FlagsInTheStoreContract store, long customer) {
                long cart = store.shop.cart(customer, store.lantern, 2);
                return () -> store.orders.updateItemQuantity(
                        cart,
                        new OrderItemRequestDTO()
                                .setOrderItemId(store.onlyLine(cart))
                                .setQuantity(3),
                        true);
            }
        },
        PUT_ON_A_WISH_LIST {
            @Override
            Callable<?> of(FlagsInTheStoreContract store, long customer) {
                return () -> store.orders.addItem(
                        store.orders
                                .createNamedOrderForCustomer("wishes", CustomerState.getCustomer())
                                .getId(),
                        store.lanterns(1),
                        false);
            }
        },
        ALL_OF_A_WISH_LIST {
            @Override
            Callable<?> of(FlagsInTheStoreContract store, long customer) {
                long wishes = store.wishListWithLanterns(customer);
                return () -> store.orders.addAllItemsFromNamedOrder(store.orders.findOrderById(wishes), true);
            }
        },
        A_LINE_OF_A_WISH_LIST {
            @Override
            Callable<?> of(FlagsInTheStoreContract store, long customer) {
                long wishes = store.wishListWithLanterns(customer);
                return () -> {
                    Order named = store.orders.findOrderById(wishes);
                    return store.orders.addItemFromNamedOrder(
                            named, named.getOrderItems().get(0), true);
                };
            }
        },
        SOME_OF_A_LINE_OF_A_WISH_LIST {
            @Override
            Callable<?> of(FlagsInTheStoreContract store, long customer) {
                long wishes = store.wishListWithLanterns(customer);
                return () -> {
                    Order named = store.orders.findOrderById(wishes);
                    return store.orders.addItemFromNamedOrder(
                            named, named.getOrderItems().get(0), 1, true);
                };
            }
        };

        /** The status of the order into which it comes. */
        String endsIn() {
            return this == PUT_ON_A_WISH_LIST ? "NAMED" : "IN_PROCESS";
        }

        /** Gets everything ready while the lantern is not flagged yet; answers the last step. */
        abstract Callable<?> of(FlagsInTheStoreContract store, long customer);
    }

    static Stream<Arguments> everyWayOfEveryFlag() {
        return Stream.of(Said.values())
                .flatMap(said -> Arrays.stream(Way.values()).map(way -> Arguments.of(said, way)));
    }

    @ParameterizedTest
    @MethodSource("everyWayOfEveryFlag")
    void everyOrderServicePathRefusesExclusive(Said said, Way way) {
        long customer = whomItIsNotFor(said);
        Callable<?> lastStep = way.of(this, customer);
        flag(lantern, said);

        assertThat(refusalOf(customer, lastStep)).contains(said.code);

        assertThat(lanterns(customer, way.endsIn())).isEqualTo(way == Way.MADE_MORE ? 2 : 0);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void everyOneOfThesePathsIsOpenToWhatIsNotFlagged(Way way) throws Exception {
        Callable<?> lastStep = way.of(this, ana);

        shop.as(ana, lastStep);

        assertThat(lanterns(ana, way.endsIn())).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Said.class)
    void whatIsInACartMayBecomeLess(Said said) {
        long customer = whomItIsNotFor(said);
        long cart = shop.cart(customer, lantern, 3);
        flag(lantern, said);

        shop.reduce(customer, cart, lantern, 2);
        assertThat(lanterns(customer, "IN_PROCESS")).isEqualTo(2);

        shop.reduce(customer, cart, lantern, 0);
        assertThat(lanterns(customer, "IN_PROCESS")).isZero();
    }

    // ---- the way out ----

    static Stream<Arguments> everyFlagInBothFlows() {
        return Stream.of(Said.values()).flatMap(said -> Stream.of(Flow.values()).map(flow -> Arguments.of(said, flow)));
    }

    @ParameterizedTest
    @MethodSource("everyFlagInBothFlows")
    void aCheckoutIsRefusedThatBeganBeforeTheFlagAndGoesThroughOnceItIsGone(Said said, Flow flow) {
        long customer = whomItIsNotFor(said);
        long cart = shop.cart(customer, lantern, 1);
        flag(lantern, said);

        assertThat(refusalOf(() -> shop.checkout(customer, cart, flow))).contains(said.code);
        assertThat(submitted(cart)).isFalse();

        unflag(lantern);
        shop.checkout(customer, cart, flow);
        assertThat(submitted(cart)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Said.class)
    void aLineThatWasPutThereWithoutTheStoresServicesIsRefusedAtTheCheckout(Said said) {
        long customer = whomItIsNotFor(said);
        long cart = cartWithACup(customer);
        flag(lantern, said);
        shop.as(
                customer,
                () -> transactions.required(() -> {
                    Order order = orders.findOrderById(cart);
                    DiscreteOrderItemRequest request = new DiscreteOrderItemRequest();
                    request.setOrder(order);
                    request.setQuantity(1);
                    request.setSku(catalog.findSkuById(skuOf(lantern)));
                    order.getOrderItems().add(orderItems.createDiscreteOrderItem(request));
                    return save(order);
                }));

        assertThat(refusalOf(() -> shop.checkout(customer, cart, Flow.BROADLEAF)))
                .contains(said.code);
    }

    @ParameterizedTest
    @EnumSource(Said.class)
    void aBundleIsRefusedAtTheCheckoutForWhatIsInIt(Said said) {
        long customer = whomItIsNotFor(said);
        long bundle = bundleWithALantern();
        long cart = shop.cart(customer, bundle, 1);
        flag(lantern, said);

        assertThat(refusalOf(() -> shop.checkout(customer, cart, Flow.BROADLEAF)))
                .contains(said.code);
    }

    /** A checkout asks five times. What is said must be the same each time, and still count within a second. */
    @Test
    void aTransactionReadsAProductsFlagsOnceForAMoment() {
        clock.beOnTime();
        jdbc.update("UPDATE BLC_PRODUCT SET LOYALTY_NO_EARN = TRUE WHERE PRODUCT_ID = ?", cup);
        String flagLantern = "UPDATE BLC_PRODUCT SET LOYALTY_EXCLUSIVE = TRUE WHERE PRODUCT_ID = ?";
        transactions.required(() -> {
            assertThat(flaggedProducts.of(Set.of(lantern))).isEmpty();
            jdbc.update(flagLantern, lantern);
            assertThat(flaggedProducts.of(Set.of(lantern, cup))).containsOnlyKeys(cup);
            clock.advance(Duration.ofMillis(500));
            assertThat(flaggedProducts.of(Set.of(lantern, cup))).containsOnlyKeys(lantern, cup);
            jdbc.update("UPDATE BLC_PRODUCT SET LOYALTY_NO_EARN = FALSE WHERE PRODUCT_ID = ?", cup);
            return true;
        });
        assertThat(flaggedProducts.of(Set.of(lantern, cup))).containsOnlyKeys(lantern);
    }

    @Test
    void whatAGuestMayNotHaveTheMemberMay() {
        flag(lantern, Said.MEMBERS_ONLY);

        assertThat(refusalOf(() -> shop.cart(guest, lantern, 1))).contains(RefusalCode.MEMBERS_ONLY);
        long cart = shop.cart(ana, lantern, 1);
        shop.checkout(ana, cart, Flow.BROADLEAF);

        assertThat(submitted(cart)).isTrue();
    }

    @Test
    void whatIsForGoldIsGolds() {
        flag(lantern, Said.TIER_ONLY);
        granted(giveTier.give(new MemberId(ana), GOLD, "test", "the best of all"));

        long cart = shop.cart(ana, lantern, 1);
        shop.checkout(ana, cart, Flow.BROADLEAF);

        assertThat(submitted(cart)).isTrue();
    }

    @Test
    void theCartOfAGuestWhoSignsInKeepsWhatIsNotForTheMemberAndSaysSo() {
        long cart = shop.cart(guest, lantern, 1);
        flag(lantern, Said.TIER_ONLY);

        long merged = shop.as(ana, () -> mergeCarts
                .mergeCart(CustomerState.getCustomer(), orders.findOrderById(cart))
                .getOrder()
                .getId());

        assertThat(merged).isEqualTo(cart);
        assertThat(quoted(cart)).containsExactly(RefusalCode.NOT_ELIGIBLE_TIER);
        assertThat(refusalOf(() -> shop.checkout(ana, cart, Flow.BROADLEAF))).contains(RefusalCode.NOT_ELIGIBLE_TIER);
    }

    @ParameterizedTest
    @EnumSource(value = Said.class, mode = EnumSource.Mode.EXCLUDE, names = "MEMBERS_ONLY")
    void theNextQuoteSaysThatAFlagHasChangedAndWhy(Said said) {
        long cart = shop.cart(ana, lantern, 1);
        assertThat(quoted(cart)).isEmpty();

        flag(lantern, said);

        assertThat(quoted(cart)).containsExactly(said.code);
        assertThat(shop.inCart(ana, cart, () -> granted(offsetCart.quote(PointsWish.max()))
                        .refusals()))
                .filteredOn(refusal -> refusal.code() == said.code)
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.operands())
                        .containsEntry("productId", lantern)
                        .containsEntry("itemId", onlyLine(cart)));
        assertThat(shop.as(ana, () -> shownCarts.refusal(orders.findOrderById(cart))))
                .map(Refusal::code)
                .contains(said.code);
        unflag(lantern);
        assertThat(quoted(cart)).isEmpty();
    }

    @Test
    void aCategorysFlagIsThatOfItsProducts() {
        long category = 4_000_000 + lantern;
        jdbc.update("INSERT INTO BLC_CATEGORY (CATEGORY_ID, NAME) VALUES (?, 'Lights')", category);
        jdbc.update("UPDATE BLC_PRODUCT SET DEFAULT_CATEGORY_ID = ? WHERE PRODUCT_ID = ?", category, lantern);
        long cart = shop.cart(ana, lantern, 1);

        jdbc.update("UPDATE BLC_CATEGORY SET LOYALTY_EXCLUSIVE = TRUE WHERE CATEGORY_ID = ?", category);

        assertThat(quoted(cart)).containsExactly(RefusalCode.EXCLUSIVE_ITEM);
        assertThat(refusalOf(() -> shop.cart(ana, lantern, 1))).contains(RefusalCode.EXCLUSIVE_ITEM);
        assertThat(refusalOf(() -> shop.checkout(ana, cart, Flow.BROADLEAF))).contains(RefusalCode.EXCLUSIVE_ITEM);
    }

    @Test
    void aLineThatBearsAnOfferIsTheMallsToJudge() {
        long cart = cartWithACup(ana);
        OrderItemRequestDTO throughTheMall = lanterns(1);
        throughTheMall.getItemAttributes().put(OfferedItem.ATTRIBUTE, "9");
        shop.as(ana, () -> orders.addItem(cart, throughTheMall, true));
        flag(lantern, Said.EXCLUSIVE);
        assertThat(refusalsWhereTheMallOffers(9, lantern, cart))
                .as("a number that nothing is charged by")
                .containsExactly(RefusalCode.EXCLUSIVE_ITEM);
        shop.as(
                ana,
                () -> transactions.required(() -> {
                    Order order = orders.findOrderById(cart);
                    CartWish.keep(order, new AppliedWish(PointsWish.of(Points.ZERO), Points.ZERO));
                    return save(order);
                }));

        assertThat(shop.as(ana, () -> WantedItems.of(orders.findOrderById(cart))))
                .extracting(WantedItem::productId, WantedItem::offerId)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(cup, null),
                        org.assertj.core.groups.Tuple.tuple(lantern, 9L));
        assertThat(refusalsWhereTheMallOffers(9, lantern, cart)).isEmpty();
        assertThat(refusalsWhereTheMallOffers(9, cup, cart)).containsExactly(RefusalCode.EXCLUSIVE_ITEM);
        assertThat(refusalsWhereTheMallOffers(8, lantern, cart)).containsExactly(RefusalCode.EXCLUSIVE_ITEM);
    }

    static Stream<Arguments> membersAndGuestsInBothFlows() {
        return Stream.of(Flow.values())
                .flatMap(flow -> Stream.of(true, false).map(member -> Arguments.of(member, flow)));
    }

    @ParameterizedTest
    @MethodSource("membersAndGuestsInBothFlows")
    void asManyPiecesAreSoldAsThereAreToMembersAndGuests(boolean member, Flow flow) {
        limit("LOYALTY_SOLD_TOTAL = 3");
        long buyer = member ? ana : guest;
        shop.checkout(buyer, shop.cart(buyer, lantern, 2), flow);
        long two = cartWithLanternsFrom(buyer, 1);
        long late = cartWithLanternsFrom(shop.member(), 1);

        assertThat(refusalOf(() -> shop.cart(ana, lantern, 2))).contains(RefusalCode.SOLD_OUT);
        shop.checkout(buyer, two, flow);
        assertThat(refusalOf(() -> shop.checkout(ownerOf(late), late, flow))).contains(RefusalCode.SOLD_OUT);
        assertThat(submitted(late)).isFalse();
        limit("LOYALTY_SOLD_TOTAL = 4");
        shop.checkout(ownerOf(late), late, flow);
        assertThat(taken()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("membersAndGuestsInBothFlows")
    void aCheckoutThatFailsGivesItsPiecesBack(boolean member, Flow flow) {
        limit("LOYALTY_SOLD_TOTAL = 1");
        long buyer = member ? ana : guest;
        long cart = shop.cart(buyer, lantern, 1);
        cards.will(TestCards.Answer.DECLINE);
        assertThat(refusalOf(() -> shop.checkout(buyer, cart, flow))).isEmpty();
        cards.will(TestCards.Answer.APPROVE);
        assertThat(taken()).isZero();

        shop.checkout(buyer, cart, flow);
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void guestCannotTakeALimitedOffer() {
        limit("LOYALTY_SOLD_PER_MEMBER = 1");
        assertThat(refusalOf(() -> shop.cart(guest, lantern, 1))).contains(RefusalCode.MEMBERS_ONLY);
        unlimit();
        long cart = shop.cart(guest, lantern, 1);
        limit("LOYALTY_SOLD_PER_MEMBER = 1");

        assertThat(refusalOf(() -> shop.checkout(guest, cart, Flow.BROADLEAF))).contains(RefusalCode.MEMBERS_ONLY);
        shop.checkout(ana, shop.cart(ana, lantern, 1), Flow.BROADLEAF);
        assertThat(refusalOf(() -> shop.cart(ana, lantern, 1))).contains(RefusalCode.MEMBER_LIMIT_REACHED);
    }

    @Test
    void lastPieceIsSoldOnceOfTwentyCheckoutsAtOnce() throws Exception {
        limit("LOYALTY_SOLD_TOTAL = 1");
        List<Long> carts = Stream.generate(shop::member)
                .limit(20)
                .map(one -> cartWithLanternsFrom(one, 1))
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(20);
        List<Future<Optional<RefusalCode>>> checkouts = carts.stream()
                .map(cart -> pool.submit(() -> refusalOf(() -> shop.checkout(ownerOf(cart), cart, Flow.BROADLEAF))))
                .toList();
        int refused = 0;
        for (Future<Optional<RefusalCode>> checkout : checkouts) {
            Optional<RefusalCode> refusal = checkout.get();
            assertThat(refusal.isEmpty() || refusal.get() == RefusalCode.SOLD_OUT)
                    .isTrue();
            refused += refusal.isPresent() ? 1 : 0;
        }
        pool.shutdown();

        assertThat(refused).isEqualTo(19);
        assertThat(carts).filteredOn(this::submitted).hasSize(1);
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void whatADeadNodeHadClaimedIsSoldOrGivenBackByHowItsOrderStands() {
        limit("LOYALTY_SOLD_TOTAL = 5");
        long placed = cartWithLanternsFrom(ana, 1);
        long open = cartWithLanternsFrom(ana, 2);
        Map<Long, LimitedGoods.Tried> tried = new HashMap<>();
        for (long order : List.of(placed, open)) {
            tried.put(
                    order,
                    shop.as(
                            ana,
                            () -> transactions.required(() -> granted(limitedGoods.claim(
                                    order,
                                    Optional.of(new MemberId(ana)),
                                    flags.beforeClaim(orders.findOrderById(order))
                                            .wants())))));
        }
        jdbc.update("UPDATE BLC_ORDER SET SUBMIT_DATE = CURRENT_TIMESTAMP WHERE ORDER_ID = ?", placed);
        runJob.run(recoverClaims, () -> false);
        assertThat(taken()).as("while somebody may be at work on it").isEqualTo(3);
        clock.advance(Duration.ofHours(2));

        runJob.run(recoverClaims, () -> false);

        assertThat(taken()).isEqualTo(1);
        limitedGoods.released(tried.get(placed));
        assertThat(taken()).as("what is sold").isEqualTo(1);
    }

    private void limit(String columns) {
        jdbc.update("UPDATE BLC_PRODUCT SET " + columns + " WHERE PRODUCT_ID = ?", lantern);
    }

    private void unlimit() {
        limit("LOYALTY_SOLD_TOTAL = NULL, LOYALTY_SOLD_PER_MEMBER = NULL");
    }

    /** Put there while nothing is limited. */
    private long cartWithLanternsFrom(long customer, int quantity) {
        Map<String, Object> limits = jdbc.queryForMap(
                "SELECT LOYALTY_SOLD_TOTAL AS T, LOYALTY_SOLD_PER_MEMBER AS M FROM BLC_PRODUCT WHERE PRODUCT_ID = ?",
                lantern);
        unlimit();
        long cart = shop.cart(customer, lantern, quantity);
        limit("LOYALTY_SOLD_TOTAL = " + limits.get("T") + ", LOYALTY_SOLD_PER_MEMBER = " + limits.get("M"));
        return cart;
    }

    private long ownerOf(long order) {
        return jdbc.queryForObject("SELECT CUSTOMER_ID FROM BLC_ORDER WHERE ORDER_ID = ?", Long.class, order);
    }

    private long taken() {
        StockKey key = StockKey.of("product", lantern);
        return transactions.required(() -> stock.taken(List.of(key))).getOrDefault(key, 0L);
    }

    @Test
    void whatIsHiddenIsSeenByThoseWhomItIsFor() {
        flag(lantern, Said.TIER_ONLY);
        assertThat(shop.as(ana, () -> visibleProducts.contains(lantern))).isTrue();
        jdbc.update("UPDATE BLC_PRODUCT SET LOYALTY_HIDDEN = TRUE WHERE PRODUCT_ID = ?", lantern);

        assertThat(shop.as(ana, () -> visibleProducts.contains(lantern))).isFalse();
        assertThat(shop.as(guest, () -> visibleProducts.of(List.of(lantern, cup), id -> id)))
                .containsExactly(cup);
        granted(giveTier.give(new MemberId(ana), GOLD, "test", "the best of all"));
        assertThat(shop.as(ana, () -> visibleProducts.of(List.of(cup, lantern), id -> id)))
                .containsExactly(cup, lantern);
    }

    @Test
    void whatWasWrittenPastTheFormAndCanNotBeReadIsNotSold() {
        for (String columns : List.of(
                "LOYALTY_SOLD_FROM = 'soon'",
                "LOYALTY_SOLD_FROM = '2026-01-02 00:00', LOYALTY_SOLD_UNTIL = '2026-01-01 00:00'",
                "LOYALTY_SEGMENTS = 'No Code'",
                "LOYALTY_LEAST_TIER = 'no such tier'")) {
            unflag(lantern);
            jdbc.update("UPDATE BLC_PRODUCT SET " + columns + " WHERE PRODUCT_ID = ?", lantern);

            assertThat(refusalOf(() -> shop.cart(ana, lantern, 1))).as(columns).isPresent();
        }
    }

    // ---- what they do ----

    private long whomItIsNotFor(Said said) {
        return said == Said.MEMBERS_ONLY ? guest : ana;
    }

    private void flag(long product, Said said) {
        jdbc.update("UPDATE BLC_PRODUCT SET " + said.columns + " WHERE PRODUCT_ID = ?", product);
    }

    private void unflag(long product) {
        jdbc.update(
                "UPDATE BLC_PRODUCT SET LOYALTY_EXCLUSIVE = NULL, LOYALTY_LEAST_TIER = NULL, LOYALTY_MEMBERS_ONLY = NULL,"
                        + " LOYALTY_SEGMENTS = '', LOYALTY_SOLD_FROM = '', LOYALTY_SOLD_UNTIL = NULL WHERE PRODUCT_ID = ?",
                product);
    }

    private OrderItemRequestDTO lanterns(int quantity) {
        return new OrderItemRequestDTO(lantern, quantity);
    }

    private long cartWithACup(long customer) {
        return shop.cart(customer, cup, 1);
    }

    private long wishListWithLanterns(long customer) {
        return shop.as(customer, () -> orders.addItem(
                        orders.createNamedOrderForCustomer("wishes", CustomerState.getCustomer())
                                .getId(),
                        lanterns(2),
                        false)
                .getId());
    }

    private long bundleWithALantern() {
        return shop.as(
                ana,
                () -> transactions.required(() -> {
                    Sku sku = catalog.createSku();
                    sku.setName("Evening");
                    sku.setRetailPrice(new Money(new BigDecimal("20.00")));
                    sku.setActiveStartDate(new Date(0));
                    sku = catalog.saveSku(sku);
                    ProductBundle bundle = (ProductBundle) catalog.createProduct(ProductType.BUNDLE);
                    bundle.setDefaultSku(sku);
                    bundle.setName("Evening");
                    bundle.setPricingModel(ProductBundlePricingModelType.BUNDLE);
                    SkuBundleItem part = new SkuBundleItemImpl();
                    part.setBundle(bundle);
                    part.setSku(catalog.findSkuById(skuOf(lantern)));
                    part.setQuantity(1);
                    bundle.getSkuBundleItems().add(part);
                    return catalog.saveProduct(bundle).getId();
                }));
    }

    private long skuOf(long product) {
        return jdbc.queryForObject("SELECT DEFAULT_SKU_ID FROM BLC_PRODUCT WHERE PRODUCT_ID = ?", Long.class, product);
    }

    private long onlyLine(long order) {
        return jdbc.queryForObject("SELECT ORDER_ITEM_ID FROM BLC_ORDER_ITEM WHERE ORDER_ID = ?", Long.class, order);
    }

    /** How many are in orders of this status, bundled ones included. */
    private int lanterns(long customer, String status) {
        return jdbc.queryForObject(
                "SELECT COALESCE(SUM(i.QUANTITY), 0) FROM BLC_ORDER_ITEM i JOIN BLC_DISCRETE_ORDER_ITEM d"
                        + " ON d.ORDER_ITEM_ID = i.ORDER_ITEM_ID LEFT JOIN BLC_ORDER_ITEM b"
                        + " ON b.ORDER_ITEM_ID = d.BUNDLE_ORDER_ITEM_ID JOIN BLC_ORDER o"
                        + " ON o.ORDER_ID = COALESCE(i.ORDER_ID, b.ORDER_ID)"
                        + " WHERE o.CUSTOMER_ID = ? AND o.ORDER_STATUS = ? AND d.SKU_ID = ?",
                Integer.class,
                customer,
                status,
                skuOf(lantern));
    }

    private boolean submitted(long order) {
        return jdbc.queryForObject("SELECT SUBMIT_DATE FROM BLC_ORDER WHERE ORDER_ID = ?", Date.class, order) != null;
    }

    private List<RefusalCode> quoted(long cart) {
        return shop
                .inCart(ana, cart, () -> granted(offsetCart.applied()).quote().refusals())
                .stream()
                .map(Refusal::code)
                .toList();
    }

    private List<RefusalCode> refusalsWhereTheMallOffers(long offer, long product, long cart) {
        CheckFlags checkFlags = new CheckFlags(
                flaggedProducts,
                (id, covered) -> id == offer && covered == product,
                ranks,
                new Shoppers(tiers, segments),
                limitedGoods,
                time);
        return shop.as(ana, () -> new CartFlags(checkFlags).refusals(orders.findOrderById(cart))).stream()
                .map(Refusal::code)
                .toList();
    }

    private Optional<RefusalCode> refusalOf(long customer, Callable<?> step) {
        return refusalOf(() -> shop.as(customer, step));
    }

    private static Optional<RefusalCode> refusalOf(Runnable step) {
        try {
            step.run();
            return Optional.empty();
        } catch (RuntimeException failed) {
            return RefusedException.in(failed).map(Refusal::code);
        }
    }

    private Order save(Order order) {
        try {
            return orders.save(order, true);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void tiers(Tier... some) {
        TierScheme scheme = new TierScheme(
                Measure.POINTS,
                new QualifyingPeriod.Calendar(QualifyingPeriod.Unit.YEAR),
                Period.ZERO,
                terms.standardRate().money().currency(),
                List.of(some));
        long edited = Optional.ofNullable(schemes.inForce())
                .map(TierSchemes.Revision::number)
                .orElse(0L);
        assertThat(schemes.save(edited, scheme, "test")).isInstanceOf(TierSchemes.Saved.InForce.class);
        schemes.refresh();
    }
}
