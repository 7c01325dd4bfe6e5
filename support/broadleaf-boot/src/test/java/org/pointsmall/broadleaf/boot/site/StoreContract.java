package org.pointsmall.broadleaf.boot.site;

import java.math.BigDecimal;
import java.sql.Connection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.broadleafcommerce.common.classloader.release.ThreadLocalManager;
import org.broadleafcommerce.common.currency.service.BroadleafCurrencyService;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.ProductImpl;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.catalog.service.type.ProductType;
import org.broadleafcommerce.core.checkout.service.CheckoutService;
import org.broadleafcommerce.core.checkout.service.gateway.PassthroughPaymentConstants;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.broadleaf.boot.plugin.Badged;
import org.pointsmall.broadleaf.boot.store.BadgeBook;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a store on broadleaf-boot can rely on, whatever its database. */
abstract class StoreContract {

    @Autowired
    BadgeBook badges;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    @Qualifier("blTransactionManager")
    JpaTransactionManager manager;

    @Autowired
    @Qualifier("entityManagerFactory")
    EntityManagerFactory factory;

    @Autowired
    @Qualifier("blCatalogService")
    CatalogService catalog;

    @Autowired
    @Qualifier("blCustomerService")
    CustomerService customers;

    @Autowired
    @Qualifier("blOrderService")
    OrderService orders;

    @Autowired
    @Qualifier("blOrderPaymentService")
    OrderPaymentService payments;

    @Autowired
    @Qualifier("blCheckoutService")
    CheckoutService checkout;

    @Autowired
    @Qualifier("blCurrencyService")
    BroadleafCurrencyService currencies;

    /** As the site's filters do for a request: an entity manager for its length, and the store's currency. */
    @BeforeEach
    void beginRequest() {
        TransactionSynchronizationManager.bindResource(factory, new EntityManagerHolder(factory.createEntityManager()));
        BroadleafRequestContext context = new BroadleafRequestContext();
        context.setBroadleafCurrency(currencies.findDefaultBroadleafCurrency());
        BroadleafRequestContext.setBroadleafRequestContext(context);
    }

    @AfterEach
    void endRequest() {
        ThreadLocalManager.remove();
        EntityManagerHolder holder = (EntityManagerHolder) TransactionSynchronizationManager.unbindResource(factory);
        holder.getEntityManager().close();
    }

    @Test
    void plainJdbcJoinsBroadleafsTransactionAndCommitsWithIt() {
        badges.writeBothWays("commit");

        assertThat(badges.count("commit")).isEqualTo(2);
    }

    @Test
    void plainJdbcJoinsBroadleafsTransactionAndRollsBackWithIt() {
        assertThatThrownBy(() -> badges.writeBothWaysAndFail("rollback")).isInstanceOf(IllegalArgumentException.class);

        assertThat(badges.count("rollback")).isZero();
    }

    @Test
    void theTransactionManagerExposesTheVeryDataSourceBean() {
        assertThat(manager.getDataSource()).isSameAs(dataSource);
    }

    @Test
    void aLostRaceForAKeyIsADataIntegrityViolation() {
        jdbc.update("INSERT INTO TEST_BADGE (CODE, AMOUNT) VALUES ('unique', 1)");

        assertThatThrownBy(() -> badges.addByJpa("unique")).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aReadOnlyTransactionWritesNothing() {
        TransactionTemplate reading = new TransactionTemplate(manager);
        reading.setReadOnly(true);

        reading.executeWithoutResult(status -> badges.addByJpa("read-only"));

        assertThat(badges.count("read-only")).isZero();
    }

    @Test
    void aTransactionPastItsTimeOutIsRefusedMoreWork() {
        TransactionTemplate brief = new TransactionTemplate(manager);
        brief.setTimeout(0);

        assertThatThrownBy(() -> brief.executeWithoutResult(status -> badges.count("any")))
                .isInstanceOf(TransactionTimedOutException.class);
    }

    @Test
    void isolationHoldsForTheTransactionAndIsRestoredAfterIt() {
        TransactionTemplate strict = new TransactionTemplate(manager);
        strict.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
        TransactionTemplate plain = new TransactionTemplate(manager);

        int inside = isolationIn(strict);

        assertThat(inside).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(isolationIn(plain)).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    }

    @Test
    void theTablesOfAPluginAndTheFieldsItWeavesAreThere() {
        assertThat(Badged.class).isAssignableFrom(ProductImpl.class);
        Product product = aProduct("Kettle", "20.00");

        assertThat(jdbc.queryForObject(
                        "SELECT BADGE_TEXT FROM BLC_PRODUCT WHERE PRODUCT_ID = ?", String.class, product.getId()))
                .isEqualTo("new");
    }

    @Test
    void longTextIsStoredAsText() {
        Product product = aProduct("Teapot", "30.00");

        assertThat(jdbc.queryForObject(
                        "SELECT LONG_DESCRIPTION FROM BLC_SKU WHERE SKU_ID = ?",
                        String.class,
                        product.getDefaultSku().getId()))
                .isEqualTo("About Teapot");
    }

    @Test
    void theTablesOfAllThreePersistenceUnitsAreThere() {
        for (String table : List.of("BLC_OFFER", "BLC_CREDIT_CARD_PAYMENT", "BLC_STATIC_ASSET_STRG")) {
            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class))
                    .isZero();
        }
    }

    @Test
    void referenceDataIsThere() {
        assertThat(jdbc.queryForList("SELECT CURRENCY_CODE FROM BLC_CURRENCY WHERE DEFAULT_FLAG = TRUE", String.class))
                .isEqualTo(List.of("GBP"));
        assertThat(jdbc.queryForList("SELECT LOCALE_CODE FROM BLC_LOCALE ORDER BY LOCALE_CODE", String.class))
                .containsExactly("en", "zh_CN");
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM BLC_ADMIN_ROLE", Integer.class))
                .isPositive();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM BLC_ADMIN_USER", Integer.class))
                .isZero();
    }

    @Test
    void aWholeOrderGoesThroughCartAndCheckout() throws Exception {
        Product product = aProduct("Cup", "12.50");
        Customer customer = aCustomer();
        Order cart = orders.createNewCartForCustomer(customer);
        OrderItemRequestDTO item = new OrderItemRequestDTO(product.getId(), 2);
        item.setSkuId(product.getDefaultSku().getId());
        cart = orders.addItem(cart.getId(), item, true);
        assertThat(cart.getTotal().getAmount()).isEqualByComparingTo("25.00");
        payOnDelivery(cart);

        checkout.performCheckout(orders.save(orders.findOrderById(cart.getId()), true));

        Map<String, Object> row = jdbc.queryForMap(
                "SELECT ORDER_STATUS, ORDER_NUMBER, ORDER_TOTAL FROM BLC_ORDER WHERE ORDER_ID = ?", cart.getId());
        assertThat(row.get("ORDER_STATUS")).isEqualTo(OrderStatus.SUBMITTED.getType());
        assertThat(row.get("ORDER_NUMBER")).isNotNull();
        assertThat((BigDecimal) row.get("ORDER_TOTAL")).isEqualByComparingTo("25.00");
    }

    private int isolationIn(TransactionTemplate transaction) {
        Integer isolation = transaction.execute(status -> {
            Connection connection = DataSourceUtils.getConnection(dataSource);
            try {
                return connection.getTransactionIsolation();
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return isolation == null ? -1 : isolation;
    }

    private Product aProduct(String name, String price) {
        Product created = new TransactionTemplate(manager).execute(status -> {
            Sku sku = catalog.createSku();
            sku.setName(name);
            sku.setRetailPrice(new Money(new BigDecimal(price)));
            sku.setLongDescription("About " + name);
            sku.setActiveStartDate(new Date(0));
            Product product = catalog.createProduct(ProductType.PRODUCT);
            product.setDefaultSku(catalog.saveSku(sku));
            product.setName(name);
            product.setUrl("/" + name);
            ((Badged) product).setBadgeText("new");
            return catalog.saveProduct(product);
        });
        return java.util.Objects.requireNonNull(created);
    }

    private Customer aCustomer() {
        Customer created = new TransactionTemplate(manager).execute(status -> {
            Customer customer = customers.createCustomer();
            customer.setUsername("customer-" + customer.getId());
            customer.setEmailAddress("customer@example.com");
            return customers.saveCustomer(customer);
        });
        return java.util.Objects.requireNonNull(created);
    }

    private void payOnDelivery(Order cart) {
        OrderPayment payment = payments.create();
        payment.setOrder(cart);
        payment.setType(PaymentType.COD);
        payment.setPaymentGatewayType(PaymentGatewayType.PASSTHROUGH);
        payment.setAmount(cart.getTotal());
        PaymentTransaction transaction = payments.createTransaction();
        transaction.setAmount(cart.getTotal());
        transaction.setType(PaymentTransactionType.AUTHORIZE_AND_CAPTURE);
        transaction.setSuccess(true);
        transaction.setOrderPayment(payment);
        transaction.setDate(new Date(0));
        transaction
                .getAdditionalFields()
                .put(PassthroughPaymentConstants.PASSTHROUGH_PAYMENT_TYPE, PaymentType.COD.getType());
        payment.addTransaction(transaction);
        orders.addPaymentToOrder(cart, payment, null);
    }
}
