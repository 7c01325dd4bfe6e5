package org.pointsmall.loyalty.admin;

import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.catalog.domain.Category;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.catalog.service.type.ProductType;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.pointsmall.loyalty.account.Earning;
import org.pointsmall.loyalty.account.Ledger;
import org.pointsmall.loyalty.account.LotPolicy;
import org.pointsmall.loyalty.account.MemberId;
import org.pointsmall.loyalty.account.PostingKey;
import org.pointsmall.loyalty.account.Transactions;
import org.pointsmall.loyalty.points.Points;
import org.springframework.beans.factory.annotation.Qualifier;

/** Puts customers, points and products into the store, in one call each. */
class Backroom {
    private static final AtomicInteger KEYS = new AtomicInteger();

    private final CustomerService customers;
    private final CatalogService catalog;
    private final Ledger ledger;
    private final Transactions transactions;

    Backroom(
            @Qualifier("blCustomerService") CustomerService customers,
            @Qualifier("blCatalogService") CatalogService catalog,
            Ledger ledger,
            Transactions transactions) {
        this.customers = customers;
        this.catalog = catalog;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** A customer who has earned points; answers the customer's id. */
    long aMember(String login, long points) {
        return transactions.required(() -> {
            Customer customer = customers.createCustomer();
            customer.setUsername(login);
            customer.setFirstName("Ana");
            customer.setLastName("Lopez");
            customer.setEmailAddress(login + "@example.com");
            long id = customers.saveCustomer(customer).getId();
            earn(id, points);
            return id;
        });
    }

    /** Credits points to a customer, or to an id that is nobody's. */
    void earn(long customerId, long points) {
        PostingKey key = PostingKey.of("test", KEYS.incrementAndGet());
        transactions.required(() -> ledger.earn(new Earning(
                new MemberId(customerId), key, Points.of(points), null, LotPolicy.LASTING, "test", List.of())));
    }

    /** A product on sale in a category; answers its id. */
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
