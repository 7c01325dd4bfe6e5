package org.pointsmall.loyalty.campaign;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.campaign.CampaignsForShopper.Ahead;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.campaign.CampaignFixture.GOLD;
import static org.pointsmall.loyalty.campaign.CampaignFixture.LOYAL;
import static org.pointsmall.loyalty.campaign.CampaignFixture.SHANGHAI;
import static org.pointsmall.loyalty.campaign.CampaignFixture.aCampaign;
import static org.pointsmall.loyalty.campaign.CampaignFixture.worth;
import static org.pointsmall.loyalty.time.TimeFixture.standingAt;

class CampaignsForShopperTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final LocalDateTime NOON = LocalDateTime.parse("2026-11-22T12:00");
    private static final MemberId LOYAL_ONE = new MemberId(7);
    private static final MemberId OTHER = new MemberId(8);

    private final InMemoryVersions<CampaignTerms> store = new InMemoryVersions<>();
    private final Latest<CampaignBook> inForce =
            Latest.inForce(store, CampaignBook::of, new InMemoryTransactions(new InMemoryLedgerStore()));
    private final CampaignsForShopper ahead = new CampaignsForShopper(
            inForce,
            new Shoppers(new NoTiers(), member -> member.equals(LOYAL_ONE) ? Set.of(LOYAL) : Set.of()),
            standingAt(NOW));

    private VersionRef<CampaignTerms> add(CampaignFixture campaign) {
        return store.add(campaign.terms(), true, NOW, "olga").ref();
    }

    private List<VersionRef<CampaignTerms>> toldTo(MemberId member) {
        return ahead.of(Optional.of(member)).stream()
                .map(told -> told.campaign().ref())
                .toList();
    }

    @Test
    void whatHasEndedIsOverAndWhatHasNotBegunIsAhead() {
        VersionRef<CampaignTerms> begins =
                add(aCampaign().within(Window.always(SHANGHAI).within(NOON.plusYears(1), null)));
        add(aCampaign().within(Window.always(SHANGHAI).within(null, NOON)));
        VersionRef<CampaignTerms> lasts =
                add(aCampaign().within(Window.always(SHANGHAI).within(null, NOON.plusSeconds(1))));

        assertThat(toldTo(OTHER)).containsExactly(begins, lasts);
        assertThat(ahead.of(Optional.empty()))
                .extracting(told -> told.campaign().ref())
                .containsExactly(begins, lasts);
    }

    @Test
    void ratesComeFirstAndOfEachKindTheLowestPriority() {
        VersionRef<CampaignTerms> price = add(aCampaign().first(2).percent(80));
        VersionRef<CampaignTerms> firstPrice = add(aCampaign().first(1).percent(90));
        VersionRef<CampaignTerms> rate = add(aCampaign().first(9).rate(worth(150)));
        store.add(aCampaign().terms(), false, NOW, "olga");

        assertThat(toldTo(OTHER)).containsExactly(rate, firstPrice, price);
    }

    @Test
    void whatIsForSegmentsIsToldToThoseInThemAndNamesNone() {
        VersionRef<CampaignTerms> forLoyalGold = add(aCampaign().to(new Audience(Set.of(GOLD), Set.of(LOYAL))));
        add(aCampaign().to(Audience.ofSegments(new SegmentCode("new"))));
        VersionRef<CampaignTerms> forGold = add(aCampaign().to(Audience.ofTiers(GOLD)));

        List<Ahead> told = ahead.of(Optional.of(LOYAL_ONE));
        assertThat(told).extracting(one -> one.campaign().ref()).containsExactly(forLoyalGold, forGold);
        assertThat(told).extracting(Ahead::personal).containsExactly(true, false);
        assertThat(told).extracting(one -> one.campaign().terms().audience()).containsOnly(Audience.ofTiers(GOLD));
        assertThat(toldTo(OTHER)).containsExactly(forGold);
        assertThat(ahead.of(Optional.empty())).hasSize(1);
    }

    @Test
    void aNodeKnowsOfAChangeWithTheNextLook() {
        assertThat(toldTo(OTHER)).isEmpty();
        VersionRef<CampaignTerms> added = add(aCampaign());
        assertThat(toldTo(OTHER)).isEmpty();
        assertThat(inForce.refresh()).isTrue();
        assertThat(inForce.refresh()).isFalse();
        assertThat(toldTo(OTHER)).containsExactly(added);
        assertThat(inForce.book().revision()).isEqualTo(store.revision());
    }

    @Test
    void campaignsInForceThatAreForATierNameIt() {
        Uses<TierCode> named = Uses.inForce(
                Uses.Kind.CAMPAIGN,
                new CampaignKind(),
                store,
                (campaign, tier) -> campaign.audience().tiers().contains(tier),
                new InMemoryTransactions(new InMemoryLedgerStore()));
        VersionRef<CampaignTerms> forGold = add(aCampaign().to(Audience.ofTiers(GOLD)));
        add(aCampaign());
        store.add(aCampaign().to(Audience.ofTiers(GOLD)).terms(), false, NOW, "olga");

        assertThat(named.of(GOLD)).containsExactly(new Uses.Use(Uses.Kind.CAMPAIGN, forGold.id(), "campaign 1"));
        assertThat(named.of(new TierCode("silver"))).isEmpty();
    }
}
