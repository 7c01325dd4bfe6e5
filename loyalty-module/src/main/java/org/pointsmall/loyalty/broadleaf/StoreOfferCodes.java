package org.pointsmall.loyalty.broadleaf;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.sql.DataSource;
import org.broadleafcommerce.core.offer.dao.OfferCodeDao;
import org.broadleafcommerce.core.offer.dao.OfferDao;
import org.broadleafcommerce.core.offer.domain.Offer;
import org.broadleafcommerce.core.offer.domain.OfferCode;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.reward.CouponCodes;
import org.pointsmall.loyalty.reward.StoreCoupons;
import org.springframework.jdbc.core.JdbcTemplate;

/** Codes of offers that the merchant made in the store's admin. Each is used once, which the programme sees to. */
final class StoreOfferCodes implements StoreCoupons {
    private static final String USED_FOR = "SELECT o.ORDER_ID, o.ORDER_NUMBER FROM BLC_OFFER_CODE c"
            + " JOIN BLC_OFFER_AUDIT a ON a.OFFER_CODE_ID = c.OFFER_CODE_ID JOIN BLC_ORDER o ON o.ORDER_ID = a.ORDER_ID"
            + " WHERE c.OFFER_CODE = ? AND o.SUBMIT_DATE IS NOT NULL AND o.ORDER_STATUS <> 'CANCELLED'";

    private final OfferDao offers;
    private final OfferCodeDao codes;
    private final JdbcTemplate jdbc;
    private final CouponCodes names = new CouponCodes();

    StoreOfferCodes(OfferDao offers, OfferCodeDao codes, DataSource dataSource) {
        this.offers = offers;
        this.codes = codes;
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Optional<Coupon> issue(long storeOffer, Instant from, @Nullable Instant until) {
        return Optional.ofNullable(offers.readOfferById(storeOffer))
                .filter(offer -> lastsBeyond(from, endOf(offer)))
                .map(offer -> issue(offer, from, earlier(until, endOf(offer))));
    }

    private Coupon issue(Offer offer, Instant from, @Nullable Instant until) {
        OfferCode code = codes.create();
        code.setOffer(offer);
        code.setOfferCode(names.next());
        code.setStartDate(Date.from(from));
        code.setEndDate(until == null ? null : Date.from(until));
        code.setMaxUses(1);
        codes.save(code);
        return new Coupon(code.getOfferCode(), until);
    }

    private static boolean lastsBeyond(Instant from, @Nullable Instant end) {
        return end == null || end.isAfter(from);
    }

    private static @Nullable Instant endOf(Offer offer) {
        Date end = offer.getEndDate();
        return end == null ? null : Instant.ofEpochMilli(end.getTime());
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    @Override
    public void end(String code, Instant at) {
        OfferCode ended = codes.readOfferCodeByCode(code);
        if (ended != null) {
            ended.setEndDate(Date.from(at));
            codes.save(ended);
        }
    }

    /** The store counts uses of a code by what its checkouts have noted. */
    @Override
    public void forget(String code, long orderId) {
        OfferCode used = codes.readOfferCodeByCode(code);
        if (used != null) {
            jdbc.update("DELETE FROM BLC_OFFER_AUDIT WHERE ORDER_ID = ? AND OFFER_CODE_ID = ?", orderId, used.getId());
        }
    }

    @Override
    public Optional<OrderRef> usedFor(String code) {
        return jdbc
                .query(
                        USED_FOR,
                        (row, index) -> new OrderRef(row.getLong("ORDER_ID"), row.getString("ORDER_NUMBER")),
                        code)
                .stream()
                .findFirst();
    }
}
