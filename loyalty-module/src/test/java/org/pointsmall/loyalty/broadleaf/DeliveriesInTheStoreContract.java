package org.pointsmall.loyalty.broadleaf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.order.fulfillment.domain.FixedPriceFulfillmentOption;
import org.broadleafcommerce.core.order.fulfillment.domain.FixedPriceFulfillmentOptionImpl;
import org.broadleafcommerce.core.order.service.FulfillmentOptionService;
import org.broadleafcommerce.core.order.service.type.FulfillmentType;
import org.broadleafcommerce.profile.core.domain.Address;
import org.broadleafcommerce.profile.core.domain.CustomerAddress;
import org.broadleafcommerce.profile.core.service.AddressService;
import org.broadleafcommerce.profile.core.service.CustomerAddressService;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.aftersale.CancelRequest;
import org.pointsmall.loyalty.aftersale.Purpose;
import org.pointsmall.loyalty.aftersale.ReturnOrders;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.recommendation.PurchaseHistories;
import org.pointsmall.loyalty.recommendation.PurchaseHistory;
import org.pointsmall.loyalty.recommendation.taste.MemberOrders;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardParts;
import org.pointsmall.loyalty.reward.delivery.DeliverRewards;
import org.pointsmall.loyalty.reward.delivery.Delivery;
import org.pointsmall.loyalty.reward.delivery.DeliveryOrders;
import org.pointsmall.loyalty.reward.delivery.DeliveryStore;
import org.pointsmall.loyalty.reward.delivery.RewardDeliveries;
import org.pointsmall.loyalty.reward.delivery.Trouble;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** What recurring rewards send, as orders of a real store's. */
@StoreTest
abstract class DeliveriesInTheStoreContract {
    @Autowired
    Shop shop;

    @Autowired
    MovableClock clock;

    @Autowired
    Ledger ledger;

    @Autowired
    OfferStore offers;

    @Autowired
    ExchangeOffer exchange;

    @Autowired
    RewardParts parts;

    @Autowired
    DeliveryStore store;

    @Autowired
    DeliveryOrders storeOrders;

    @Autowired
    DeliverRewards job;

    @Autowired
    RewardDeliveries deliveries;

    @Autowired
    @Qualifier("blLoyaltyCheckOffers")
    Job checkOffers;

    @Autowired
    Mall mall;

    @Autowired
    ReturnOrders returnOrders;

    @Autowired
    ProveLedger proveLedger;

    @Autowired
    PurchaseHistories histories;

    @Autowired
    MemberOrders memberOrders;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    @Qualifier("blCustomerAddressService")
    CustomerAddressService addressBook;

    @Autowired
    @Qualifier("blAddressService")
    AddressService addresses;

    @Autowired
    @Qualifier("blCustomerService")
    CustomerService customers;

    @Autowired
    @Qualifier("blCatalogService")
    CatalogService catalog;

    @Autowired
    @Qualifier("blFulfillmentOptionService")
    FulfillmentOptionService options;

    private long tea;
    private long ana;
    private long home;

    @BeforeEach
    void aMemberWithAnAddress() {
        clock.beOnTime();
        tea = shop.product("3.10");
        ana = shop.member();
        home = address(ana, "1 Harbour Road");
        transactions.required(() -> granted(ledger.earn(new Earning(
                new MemberId(ana),
                PostingKey.of("given", ana),
                Points.of(1_000),
                null,
                LotPolicy.LASTING,
                "test",
                List.of()))));
    }

    @AfterEach
    void theBooksAreRight() {
        jdbc.update("UPDATE LOYALTY_DELIVERY_PLAN SET TRY_AT = NULL");
        clock.beOnTime();
        assertThat(proveLedger.prove().differences()).isEmpty();
    }

    private long address(long member, String line) {
        return shop.as(
                member,
                () -> transactions.required(() -> {
                    Address address = addresses.create();
                    address.setFirstName("Ana");
                    address.setLastName("Li");
                    address.setAddressLine1(line);
                    address.setCity("Shanghai");
                    address.setPostalCode("200000");
                    CustomerAddress entry = addressBook.create();
                    entry.setAddressName(line);
                    entry.setAddress(address);
                    entry.setCustomer(customers.readCustomerById(member));
                    return addressBook.saveCustomerAddress(entry).getId();
                }));
    }

    private Reward buy(int times, long points) {
        long offer = transactions
                .required(() -> offers.add(
                        anOffer()
                                .of(new Content.Recurring(tea, times, 1))
                                .costing(points)
                                .terms(),
                        true,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        "test"))
                .ref()
                .id();
        return granted(exchange.exchange(new ExchangeRequest(new MemberId(ana), "key", offer, 1, null, home))
                        .orElseThrow())
                .reward();
    }

    private static long run(Job job) {
        Job.Run run = job.begin();
        long done = 0;
        while (true) {
            Job.Chunk chunk = run.next();
            done += chunk.processed();
            if (chunk.last()) {
                return done;
            }
        }
    }

    private RewardDeliveries.Shown shown(Reward reward) {
        return deliveries.of(List.of(reward.id())).get(reward.id());
    }

    private OrderRef order(Reward reward, int nth) {
        Delivery delivery = shown(reward).past().get(nth - 1);
        OrderRef order = delivery.order();
        assertThat(order).isNotNull();
        return order;
    }

    private long available() {
        return ledger.balance(new MemberId(ana)).available().value();
    }

    private Map<String, Object> row(long order) {
        return jdbc.queryForMap(
                "SELECT o.ORDER_STATUS, o.ORDER_TOTAL, o.CUSTOMER_ID, o.ORDER_NUMBER, i.QUANTITY, d.PRODUCT_ID,"
                        + " a.ADDRESS_LINE1, a.CITY, g.TOTAL FROM BLC_ORDER o"
                        + " JOIN BLC_ORDER_ITEM i ON i.ORDER_ID = o.ORDER_ID"
                        + " JOIN BLC_DISCRETE_ORDER_ITEM d ON d.ORDER_ITEM_ID = i.ORDER_ITEM_ID"
                        + " JOIN BLC_FULFILLMENT_GROUP g ON g.ORDER_ID = o.ORDER_ID"
                        + " JOIN BLC_ADDRESS a ON a.ADDRESS_ID = g.ADDRESS_ID WHERE o.ORDER_ID = ?",
                order);
    }

    private long orders() {
        return count("SELECT COUNT(*) FROM BLC_ORDER WHERE CUSTOMER_ID = " + ana);
    }

    private long count(String sql) {
        Long found = jdbc.queryForObject(sql, Long.class);
        return found == null ? 0 : found;
    }

    @Test
    void eachIsAnOrderOfTheStoreThatCostsAndEarnsNothing() {
        Reward reward = buy(2, 700);
        assertThat(available()).isEqualTo(300);

        assertThat(run(job)).isOne();
        assertThat(run(job)).isZero();

        OrderRef order = order(reward, 1);
        Map<String, Object> row = row(order.id());
        assertThat(row)
                .containsEntry("ORDER_STATUS", "SUBMITTED")
                .containsEntry("CUSTOMER_ID", ana)
                .containsEntry("ORDER_NUMBER", order.number())
                .containsEntry("PRODUCT_ID", tea)
                .containsEntry("QUANTITY", 1)
                .containsEntry("ADDRESS_LINE1", "1 Harbour Road")
                .containsEntry("CITY", "Shanghai");
        assertThat(row.get("ORDER_TOTAL")).asString().matches("0(\\.0+)?");
        assertThat(available()).isEqualTo(300);
        assertThat(orders()).isOne();
        assertThat(histories.of(new MemberId(ana))).isEqualTo(PurchaseHistory.NONE);
        assertThat(memberOrders.of(new MemberId(ana), Instant.EPOCH)).isEmpty();
        clock.advance(Duration.ofDays(31));
        assertThat(run(job)).isOne();
        assertThat(orders()).isEqualTo(2);
        clock.advance(Duration.ofDays(31));
        assertThat(run(job)).isZero();
    }

    /** Who packs it sees how it is to be shipped; the member pays nothing for that. */
    @Test
    void itIsShippedTheCheapestWayAtNoCharge() {
        option("Express", "9.00");
        long post = option("Post", "4.00");
        option("Courier", "6.00");
        Reward reward = buy(2, 700);

        assertThat(run(job)).isOne();

        assertThat(jdbc.queryForMap(
                        "SELECT FULFILLMENT_OPTION_ID, PRICE, TOTAL FROM BLC_FULFILLMENT_GROUP WHERE ORDER_ID = ?",
                        order(reward, 1).id()))
                .containsEntry("FULFILLMENT_OPTION_ID", post)
                .hasEntrySatisfying(
                        "PRICE", price -> assertThat(price).asString().matches("0(\\.0+)?"))
                .hasEntrySatisfying(
                        "TOTAL", total -> assertThat(total).asString().matches("0(\\.0+)?"));
    }

    private long option(String name, String price) {
        return shop.as(
                ana,
                () -> transactions.required(() -> {
                    FixedPriceFulfillmentOption option = new FixedPriceFulfillmentOptionImpl();
                    option.setName(name);
                    option.setPrice(new Money(price));
                    option.setFulfillmentType(FulfillmentType.PHYSICAL_SHIP);
                    return options.save(option).getId();
                }));
    }

    /** What was written on a parcel stays. */
    @Test
    void itGoesWhereTheMemberWantsItByThen() {
        Reward reward = buy(3, 700);
        run(job);
        long office = address(ana, "8 Tower Square");
        granted(deliveries.sendTo(new MemberId(ana), reward.id(), office).orElseThrow());
        clock.advance(Duration.ofDays(31));
        run(job);

        assertThat(row(order(reward, 1).id())).containsEntry("ADDRESS_LINE1", "1 Harbour Road");
        assertThat(row(order(reward, 2).id())).containsEntry("ADDRESS_LINE1", "8 Tower Square");
        shop.as(
                ana,
                () -> transactions.required(() -> {
                    CustomerAddress entry = addressBook.readCustomerAddressById(office);
                    entry.getAddress().setAddressLine1("9 Tower Square");
                    return addressBook.saveCustomerAddress(entry).getId();
                }));
        assertThat(row(order(reward, 2).id())).containsEntry("ADDRESS_LINE1", "8 Tower Square");
        clock.advance(Duration.ofDays(31));
        run(job);
        assertThat(row(order(reward, 3).id())).containsEntry("ADDRESS_LINE1", "9 Tower Square");
    }

    @Test
    void anExclusiveProductIsSentAndOneThatIsNotForTheMemberIsNot() {
        jdbc.update("UPDATE BLC_PRODUCT SET LOYALTY_EXCLUSIVE = ? WHERE PRODUCT_ID = ?", true, tea);
        Reward reward = buy(2, 400);

        assertThat(run(job)).isOne();

        jdbc.update("UPDATE BLC_PRODUCT SET LOYALTY_LEAST_TIER = 'NOBODYS' WHERE PRODUCT_ID = ?", tea);
        clock.advance(Duration.ofDays(31));
        assertThat(run(job)).isZero();
        assertThat(shown(reward).plan().trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(orders()).isOne();
        long offer = reward.bought().offer().id();
        assertThat(refused(exchange.exchange(new ExchangeRequest(new MemberId(ana), "again", offer, 1, null, home))
                                .orElseThrow())
                        .code())
                .isEqualTo(RefusalCode.NOT_ELIGIBLE_TIER);
        assertThat(available()).isEqualTo(600);
    }

    @Test
    void whatIsOffSaleWaitsAndLeavesNoOrder() {
        Reward reward = buy(2, 700);
        shop.as(
                ana,
                () -> transactions.required(() -> {
                    Sku sku = catalog.findProductById(tea).getDefaultSku();
                    sku.setActiveEndDate(new Date(1));
                    return catalog.saveSku(sku).getId();
                }));

        assertThat(run(job)).isZero();

        assertThat(shown(reward).plan().trouble()).isEqualTo(Trouble.NOT_FOR_SALE);
        assertThat(orders()).isZero();
    }

    @Test
    void offersOfWhatTheStoreDoesNotSellAreNotShown() {
        Reward reward = buy(2, 700);
        long offer = reward.bought().offer().id();
        run(checkOffers);
        assertThat(mall.offer(offer, Optional.empty())).isPresent();
        jdbc.update("UPDATE BLC_PRODUCT SET ARCHIVED = 'Y' WHERE PRODUCT_ID = ?", tea);

        run(checkOffers);

        assertThat(mall.offer(offer, Optional.empty())).isEmpty();
        jdbc.update("UPDATE BLC_PRODUCT SET ARCHIVED = 'N' WHERE PRODUCT_ID = ?", tea);
        run(checkOffers);
        assertThat(mall.offer(offer, Optional.empty())).isPresent();
    }

    /** After the store's checkout has come through, before our own rows are written. */
    @Test
    void aNodeThatBreaksOffAfterTheCheckoutHasPlacedNothing() {
        Reward reward = buy(2, 700);
        DeliverRewards breaking = new DeliverRewards(parts, store, parcel -> {
            storeOrders.place(parcel);
            throw new IllegalStateException("the machine was switched off");
        });

        assertThat(run(breaking)).isZero();

        assertThat(orders()).isZero();
        assertThat(count("SELECT COUNT(*) FROM LOYALTY_HOLD h JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = h.ACCOUNT_ID"
                        + " WHERE a.MEMBER_ID = " + ana))
                .isZero();
        clock.advance(Duration.ofHours(1));
        assertThat(run(job)).isOne();
        assertThat(orders()).isOne();
        assertThat(shown(reward).past()).hasSize(1);
    }

    @Test
    void twoNodesAtOnceSendItOnce() throws Exception {
        Reward reward = buy(2, 700);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        long sent = 0;
        try {
            List<Callable<Long>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runs.add(() -> run(new DeliverRewards(parts, store, storeOrders)));
            }
            for (Future<Long> node : nodes.invokeAll(runs)) {
                sent += node.get();
            }
        } finally {
            nodes.shutdownNow();
        }

        assertThat(sent).isOne();
        assertThat(orders()).isOne();
        assertThat(shown(reward).past()).hasSize(1);
    }

    @Test
    void anOrderThatIsCancelledBringsItsPartBackOnce() {
        Reward reward = buy(3, 700);
        run(job);
        long order = order(reward, 1).id();
        CancelRequest cancel = new CancelRequest(new Purpose(order, "cancel", new MemberId(ana), "test", "no need"));

        granted(returnOrders.cancel(cancel));
        granted(returnOrders.cancel(cancel));

        assertThat(available()).isEqualTo(300 + 234);
        assertThat(shown(reward).past().get(0).how()).isEqualTo(Delivery.How.RETURNED);
        clock.advance(Duration.ofDays(31));
        assertThat(run(job)).isOne();
    }
}
