package org.pointsmall.demo.loyalty;

import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.broadleafcommerce.core.offer.domain.Offer;
import org.broadleafcommerce.core.offer.domain.OfferImpl;
import org.broadleafcommerce.core.offer.domain.OfferRule;
import org.broadleafcommerce.core.offer.domain.OfferRuleImpl;
import org.broadleafcommerce.core.offer.service.OfferService;
import org.broadleafcommerce.core.offer.service.type.OfferDiscountType;
import org.broadleafcommerce.core.offer.service.type.OfferRuleType;
import org.broadleafcommerce.core.offer.service.type.OfferType;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

/** Offers of the store's own, as a merchant makes them in Broadleaf's admin: coupons of the mall are codes of these. */
@Order(30)
final class DemoStoreOffers implements ApplicationRunner {
    static final String TENTH = "10 % off the order";
    static final String FIVE = "5.00 off from 25.00";

    private static final Date ALWAYS = new Date(0);

    private final OfferService offers;
    private final JdbcTemplate jdbc;
    private final Transactions transactions;

    DemoStoreOffers(OfferService offers, JdbcTemplate jdbc, Transactions transactions) {
        this.offers = offers;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transactions.required(() -> {
            add(TENTH, OfferDiscountType.PERCENT_OFF, 10, null);
            add(FIVE, OfferDiscountType.AMOUNT_OFF, 5, "order.subTotal.getAmount()>=25");
            return true;
        });
    }

    /** The id of the one with this name, if there still is one. */
    Optional<Long> named(String name) {
        List<Long> ids = jdbc.queryForList(
                "SELECT OFFER_ID FROM BLC_OFFER WHERE OFFER_NAME = ? ORDER BY OFFER_ID", Long.class, name);
        return ids.stream().findFirst();
    }

    /** @param orders which orders it is for, as Broadleaf's rule builder writes it; null for all */
    private void add(String name, OfferDiscountType type, int value, @Nullable String orders) {
        if (named(name).isPresent()) {
            return;
        }
        Offer offer = new OfferImpl();
        offer.setName(name);
        offer.setType(OfferType.ORDER);
        offer.setDiscountType(type);
        offer.setValue(BigDecimal.valueOf(value));
        offer.setStartDate(ALWAYS);
        offer.setAutomaticallyAdded(false);
        offer.setCombinableWithOtherOffers(true);
        if (orders != null) {
            OfferRule rule = new OfferRuleImpl();
            rule.setMatchRule(orders);
            offer.getOfferMatchRules().put(OfferRuleType.ORDER.getType(), rule);
        }
        offers.save(offer);
    }
}
