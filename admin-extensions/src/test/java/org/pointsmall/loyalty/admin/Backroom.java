package org.pointsmall.loyalty.admin;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.catalog.domain.Category;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.catalog.service.type.ProductType;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafcommerce.core.order.service.exception.AddToCartException;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.redemption.SettlementRetries;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.QualifyingPeriod.Unit;
import org.pointsmall.loyalty.tier.SomeTiers;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.trace.TraceLine;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts customers, points and products into the store, in one call each. */
class Backroom {
    private static final AtomicInteger ADMINS = new AtomicInteger();

    private static final AtomicInteger KEYS = new AtomicInteger();

    private final CustomerService customers;
    private final CatalogService catalog;
    private final OrderService orders;
    private final SettlementRetries retries;
    private final TierSchemes schemes;
    private final Ledger ledger;
    private final Transactions transactions;
    private final JdbcTemplate jdbc;
    private final RedemptionTerms terms;

    Backroom(
            @Qualifier("blCustomerService") CustomerService customers,
            @Qualifier("blCatalogService") CatalogService catalog,
            @Qualifier("blOrderService") OrderService orders,
            SettlementRetries retries,
            TierSchemes schemes,
            Ledger ledger,
            Transactions transactions,
            JdbcTemplate jdbc,
            RedemptionTerms terms) {
        this.customers = customers;
        this.catalog = catalog;
        this.orders = orders;
        this.retries = retries;
        this.schemes = schemes;
        this.ledger = ledger;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.terms = terms;
    }

    /** A customer who has earned points; answers the customer's id. */
    long aMember(String login, long points) {
        return transactions.required(() -> {
            Customer customer = customers.createCustomer();
            customer.setUsername(login);
            customer.setRegistered(true);
            customer.setFirstName("Ana");
            customer.setLastName("Lopez");
            customer.setEmailAddress(login + "@example.com");
            long id = customers.saveCustomer(customer).getId();
            earn(id, points);
            return id;
        });
    }

    /** The code of a tier that there is: of one that is made where there is none. */
    String aTier() {
        if (schemes.inForce() == null) {
            Tier tier = SomeTiers.tier(new TierCode("job-first"), "首级", 1, 10, new Benefits(100, null, 100));
            schemes.save(
                    0,
                    new TierScheme(
                            Measure.POINTS, SomeTiers.calendar(Unit.YEAR), Period.ZERO, SomeTiers.CNY, List.of(tier)),
                    "test");
            schemes.refresh();
        }
        return schemes.inForce().scheme().tiers().get(0).code().value();
    }

    /** An offer of the store's own that takes so much off an order; answers its id. */
    long aStoreOffer(String name, String amount) {
        long id = 900_000L + KEYS.incrementAndGet();
        jdbc.update(
                "INSERT INTO BLC_OFFER (OFFER_ID, OFFER_NAME, OFFER_TYPE, OFFER_DISCOUNT_TYPE, OFFER_VALUE, START_DATE)"
                        + " VALUES (?, ?, 'ORDER', 'AMOUNT_OFF', " + amount + ", CURRENT_TIMESTAMP)",
                id,
                name);
        return id;
    }

    /** Credits points to a customer, or to an id that is nobody's. */
    void earn(long customerId, long points) {
        PostingKey key = PostingKey.of("test", KEYS.incrementAndGet());
        transactions.required(() -> ledger.earn(new Earning(
                new MemberId(customerId), key, Points.of(points), null, LotPolicy.LASTING, "test", List.of())));
    }

    /** Credits points that can be spent for so many days. */
    void earnLasting(long customerId, long points, int days) {
        PostingKey key = PostingKey.of("test", KEYS.incrementAndGet());
        LotPolicy policy = new LotPolicy(Duration.ZERO, new Expiry.After(Period.ofDays(days), Expiry.End.DAY));
        transactions.required(() -> ledger.earn(
                new Earning(new MemberId(customerId), key, Points.of(points), null, policy, "test", List.of())));
    }

    /** Reserves points for an order under way. */
    void hold(long customerId, long points) {
        PointsRate rate = terms.standardRate();
        transactions.required(() -> ledger.hold(new HoldRequest(
                new MemberId(customerId),
                KEYS.incrementAndGet(),
                Points.of(points),
                rate.worth(Points.of(points)),
                rate,
                Duration.ofDays(1))));
    }

    /** A placed order of a new customer whose settlement has failed once; answers the order's id. */
    long anUnsettledOrder(String number, String error) {
        long order = transactions.required(() -> {
            Customer customer = customers.createCustomer();
            customer.setUsername("buyer" + KEYS.incrementAndGet());
            Order placed = orders.createNewCartForCustomer(customers.saveCustomer(customer, true));
            placed.setOrderNumber(number);
            placed.setStatus(OrderStatus.SUBMITTED);
            placed.setSubmitDate(new Date());
            return save(placed);
        });
        retries.failed(new OrderRef(order, number), new IllegalStateException(error));
        return order;
    }

    /** An order that a member placed at this moment, and what it was awarded. */
    void aPlacedOrder(long customerId, long product, int quantity, Instant at, long awarded) {
        transactions.required(() -> {
            Customer member = customers.readCustomerById(customerId);
            member.setRegistered(true);
            Order cart = orders.createNewCartForCustomer(customers.saveCustomer(member));
            OrderItemRequestDTO item = new OrderItemRequestDTO();
            item.setProductId(product);
            item.setQuantity(quantity);
            Order placed = added(cart, item);
            placed.setOrderNumber("P" + placed.getId());
            placed.setStatus(OrderStatus.SUBMITTED);
            placed.setSubmitDate(Date.from(at));
            OrderRef order = new OrderRef(save(placed), placed.getOrderNumber());
            Allocation allocation = new Allocation(List.of(new Allocation.Part(
                    placed.getOrderItems().get(0).getId(),
                    Points.of(awarded),
                    terms.standardRate().worth(Points.of(awarded)))));
            TraceLine why = new TraceLine(
                    "earn.base-rate",
                    Map.of(
                            "amount",
                            awarded + ".00 CNY",
                            "points",
                            Long.toString(awarded),
                            "ratePoints",
                            "1",
                            "rateMoney",
                            "1.00 CNY"));
            return ledger.earn(new Earning(
                    new MemberId(customerId),
                    PostingKey.of("test", KEYS.incrementAndGet()),
                    Points.of(awarded),
                    order,
                    LotPolicy.LASTING,
                    "test",
                    List.of(why),
                    allocation));
        });
    }

    private Order added(Order cart, OrderItemRequestDTO item) {
        try {
            return orders.addItem(cart.getId(), item, true);
        } catch (AddToCartException e) {
            throw new IllegalStateException(e);
        }
    }

    private long save(Order order) {
        try {
            return orders.save(order, false).getId();
        } catch (PricingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Claims the checkout of an order for a customer, whoever placed it. */
    void claim(long order, long customerId) {
        transactions.required(() -> ledger.claim(
                new HoldRequest(new MemberId(customerId), order, Points.ZERO, null, null, Duration.ofDays(1))));
    }

    /** Gives up all claims to an order. */
    void giveUpClaims(long order) {
        transactions.required(() -> ledger.release(new HoldId(
                jdbc.queryForObject("SELECT HOLD_ID FROM LOYALTY_HOLD WHERE CLAIM_ORDER_ID = ?", Long.class, order))));
    }

    /** While the master role lacks a permission. */
    void without(long permission, Work work) throws Exception {
        int had = jdbc.update(
                "DELETE FROM BLC_ADMIN_ROLE_PERMISSION_XREF WHERE ADMIN_ROLE_ID = -1 AND ADMIN_PERMISSION_ID = ?",
                permission);
        try {
            work.run();
        } finally {
            if (had > 0) {
                jdbc.update(
                        "INSERT INTO BLC_ADMIN_ROLE_PERMISSION_XREF (ADMIN_ROLE_ID, ADMIN_PERMISSION_ID)"
                                + " VALUES (-1, ?)",
                        permission);
            }
        }
    }

    /** Somebody who may sign in with grace's password and has this role alone; answers the login. */
    String anAdmin(String role) {
        String login = role.toLowerCase(Locale.ROOT) + "-" + ADMINS.incrementAndGet();
        long id = 28_000 + ADMINS.get();
        jdbc.update(
                "INSERT INTO BLC_ADMIN_USER (ADMIN_USER_ID, ACTIVE_STATUS_FLAG, EMAIL, LOGIN, NAME, PASSWORD)"
                        + " SELECT ?, ACTIVE_STATUS_FLAG, ?, ?, ?, PASSWORD FROM BLC_ADMIN_USER WHERE LOGIN = 'grace'",
                id,
                login + "@example.com",
                login,
                login);
        int had = jdbc.update(
                "INSERT INTO BLC_ADMIN_USER_ROLE_XREF (ADMIN_USER_ID, ADMIN_ROLE_ID)"
                        + " SELECT ?, ADMIN_ROLE_ID FROM BLC_ADMIN_ROLE WHERE NAME = ?",
                id,
                role);
        if (had != 1) {
            throw new IllegalStateException("there is no role " + role);
        }
        return login;
    }

    /** What a test does meanwhile. */
    interface Work {
        void run() throws Exception;
    }

    /** A new category, below which that one is from now on. */
    long aCategoryAbove(long below) {
        return transactions.required(() -> {
            Category category = catalog.createCategory();
            category.setName("Household");
            category.setUrl("/household");
            Category above = catalog.saveCategory(category);
            Category child = catalog.findCategoryById(below);
            child.setDefaultParentCategory(above);
            catalog.saveCategory(child);
            return above.getId();
        });
    }

    long categoryOf(long product) {
        return transactions.required(
                () -> catalog.findProductById(product).getDefaultCategory().getId());
    }

    long aProduct(String name) {
        return transactions.required(() -> {
            Category category = catalog.createCategory();
            category.setName("Kitchen");
            category.setUrl("/kitchen");
            Sku sku = catalog.createSku();
            sku.setName(name);
            sku.setRetailPrice(new Money(new BigDecimal("12.50")));
            sku.setActiveStartDate(new Date(0));
            Product product = catalog.createProduct(ProductType.PRODUCT);
            product.setDefaultSku(catalog.saveSku(sku));
            product.setName(name);
            product.setUrl("/" + name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
            product.setDefaultCategory(catalog.saveCategory(category));
            return catalog.saveProduct(product).getId();
        });
    }
}
