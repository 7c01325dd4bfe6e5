package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.demo.store.StoreClient.Reply;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.CampaignEffect;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Over HTTP: what an answer said last of a cart with points on it is what its checkout charges, or it is refused. */
abstract class ToldContract extends PointsFixture {
    private static final String CART = "/api/v1/cart";
    private static final int LIVES = 12;

    @Autowired
    EditDefinitions<CampaignTerms> campaigns;

    @Autowired
    Latest<CampaignBook> inForce;

    @Autowired
    RedemptionTerms terms;

    @Autowired
    @Qualifier("blCatalogService")
    CatalogService catalog;

    @Autowired
    TransactionTemplate storeTransaction;

    private JsonNode bought;
    private Version<CampaignTerms> campaign;
    private int pounds;

    /** What an answer said, in pence. */
    private record Told(long points, long cash) {}

    @AfterEach
    void asItWas() {
        flag(false);
        endRate();
        if (pounds > 0) {
            costs(BigDecimal.valueOf(-pounds));
            pounds = 0;
        }
    }

    @Test
    void whatWasToldIsChargedOrNothingIs() {
        for (int seed = 0; seed < LIVES; seed++) {
            live(new Random(seed), "life " + seed);
        }
    }

    private void live(Random random, String life) {
        bought = product(2 + random.nextInt(5));
        StoreClient shopper = aMemberWith(500 + random.nextInt(3_000));
        JsonNode cart = add(shopper, bought, 2).body();
        String item = cart.path("items").path(0).path("id").asText();
        long some = Math.min(400, pence(cart.path("total")) / 2);
        Told told = told(apply(shopper, random.nextBoolean() ? "{\"max\":true}" : "{\"points\":" + some + "}")
                .body());
        boolean changed = false;
        for (int step = random.nextInt(3); step >= 0; step--) {
            change(random.nextInt(4));
            changed = true;
            if (random.nextInt(3) == 0) {
                shopper.patch(CART + "/items/" + item, "{\"quantity\":" + (1 + random.nextInt(4)) + "}");
                told = look(shopper, life);
                changed = false;
            }
        }
        checkOut(shopper, told, !changed, life);
        asItWas();
    }

    private void checkOut(StoreClient shopper, Told told, boolean sure, String life) {
        JsonNode before = balance(shopper);
        Reply reply = shopper.post(CHECKOUT, APPROVED);
        if (reply.status() == 200) {
            assertThat(new Told(
                            reply.body().path("pointsSpent").asLong(),
                            pence(reply.body().path("cashPaid"))))
                    .as(life)
                    .isEqualTo(told);
            return;
        }
        assertThat(sure)
                .as(life + ": refused though nothing changed, " + reply.body())
                .isFalse();
        assertThat(reply.status()).as(life).isEqualTo(409);
        assertThat(reply.code()).as(life).isEqualTo("CART_CHANGED");
        assertThat(balance(shopper)).as(life).isEqualTo(before);
        assertThat(shopper.get("/api/v1/orders").body().path("items")).as(life).isEmpty();
        checkOut(shopper, look(shopper, life), true, life + ", told anew");
    }

    @Test
    void whoWasToldThatPointsPayAllIsNotAskedForACard() {
        bought = product(2);
        StoreClient shopper = aMemberWith(10_000);
        add(shopper, bought, 1);
        apply(shopper, "{\"max\":true}");
        flag(true);

        Reply refused = shopper.post(CHECKOUT, "{}");

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("CART_CHANGED");
        Told told = look(shopper, "flagged");
        assertThat(told.points()).isZero();
        assertThat(pence(shopper.post(CHECKOUT, APPROVED).body().path("cashPaid")))
                .isEqualTo(told.cash());
    }

    @Test
    void aCartIsShownAsItsCheckoutWouldChargeIt() {
        bought = product(2);
        StoreClient shopper = aMemberWith(300);
        add(shopper, bought, 8);
        apply(shopper, "{\"points\":300}");
        long standard = look(shopper, "standard").cash();

        change(0);

        assertThat(look(shopper, "campaign").cash()).isEqualTo(standard - 150);
        assertThat(pence(shopper.post(CHECKOUT, APPROVED).body().path("cashPaid")))
                .isEqualTo(standard - 150);
    }

    /** Both say the same. */
    private static Told look(StoreClient shopper, String life) {
        JsonNode cart = shopper.get(CART).body();
        Told told = told(shopper.get(POINTS).body().path("quote"));
        assertThat(pence(cart.path("toPay"))).as(life).isEqualTo(told.cash());
        assertThat(pence(shopper.get(CART).body().path("toPay"))).as(life).isEqualTo(told.cash());
        return told;
    }

    private static Told told(JsonNode quote) {
        return new Told(quote.path("points").asLong(), pence(quote.path("cashTotal")));
    }

    private void change(int what) {
        switch (what) {
            case 0 -> rate();
            case 1 -> endRate();
            case 2 -> flag(true);
            default -> dearer();
        }
    }

    private void flag(boolean flagged) {
        if (bought != null) {
            jdbc.update(
                    "UPDATE BLC_PRODUCT SET LOYALTY_NO_OFFSET = ? WHERE PRODUCT_ID = ?",
                    flagged,
                    bought.path("id").asLong());
        }
    }

    /** A pound more. */
    private void dearer() {
        pounds++;
        costs(BigDecimal.ONE);
    }

    /** So much more than before. */
    private void costs(BigDecimal more) {
        storeTransaction.executeWithoutResult(status -> {
            Sku sku = catalog.findProductById(bought.path("id").asLong()).getDefaultSku();
            sku.setRetailPrice(sku.getRetailPrice().add(new Money(more)));
            catalog.saveSku(sku);
        });
    }

    /** 100 points are 1.50 instead of 1.00. */
    private void rate() {
        if (campaign == null) {
            PointsRate standard = terms.standardRate();
            PointsRate better = new PointsRate(
                    Points.of(100),
                    new org.pointsmall.loyalty.points.Money(
                            150, standard.money().currency()));
            campaign = ((EditResult.Saved<CampaignTerms>) campaigns.add(
                            new CampaignTerms(
                                    "told",
                                    1,
                                    Scope.ALL,
                                    Audience.EVERYONE,
                                    Window.always(ZoneOffset.UTC),
                                    new CampaignEffect.OffsetRate(better)),
                            true,
                            "test"))
                    .version();
            inForce.refresh();
        }
    }

    private void endRate() {
        if (campaign != null) {
            List<Version<CampaignTerms>> versions =
                    campaigns.versions(campaign.ref().id());
            campaigns.change(versions.get(0).ref(), versions.get(0).terms(), false, "test");
            campaign = null;
            inForce.refresh();
        }
    }
}
