package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.campaign.CampaignFixture;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.mall.BrowseQuery.Reached;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.MallFixture.ANA;
import static org.pointsmall.loyalty.mall.MallFixture.anchors;
import static org.pointsmall.loyalty.mall.MallFixture.ids;
import static org.pointsmall.loyalty.mall.MallFixture.pinned;
import static org.pointsmall.loyalty.mall.MallFixture.seen;
import static org.pointsmall.loyalty.mall.MallFixture.zone;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** What a zone shows: its pins, and what follows them. */
class BrowseZonesTest {
    private static final ZoneRule CHEAP = new ZoneRule(null, 100L, Set.of(), null, null);
    private static final Audience LOYAL = Audience.ofSegments(new SegmentCode("loyal"));

    private final MallFixture shop = new MallFixture();

    @Test
    void pinsComeFirstInTheirOrderThenWhatTheRuleAndTheHandPutThere() {
        long dear = shop.offer(anOffer().costing(101).at(1));
        long cheap = shop.offer(anOffer().costing(100).at(3));
        long cheaper = shop.offer(anOffer().costing(99).at(2));
        long byHand = shop.offer(anOffer().costing(5_000).in("low").at(4));
        long pinned = shop.offer(anOffer().costing(9_000).at(5));
        long cheapPin = shop.offer(anOffer().costing(1).at(6));
        shop.zone(zone("low", CHEAP, cheapPin, pinned));

        assertThat(shop.ids("low"))
                .containsExactly(cheapPin, pinned, cheaper, cheap, byHand)
                .doesNotContain(dear);
    }

    @Test
    void withoutARuleOnlyPinsAndWhatWasPutThereByHand() {
        shop.offer(anOffer());
        long byHand = shop.offer(anOffer().in("festival"));
        long pin = shop.offer(anOffer());
        shop.zone(zone("festival", ZoneRule.NONE, pin));

        assertThat(shop.ids("festival")).containsExactly(pin, byHand);
        assertThat(shop.ids("elsewhere")).isEmpty();
    }

    @Test
    void hiddenOffersAreInNoZoneOfThoseWhomTheyAreNotFor() {
        long forLoyal = shop.offer(anOffer().costing(1).forThese(LOYAL).hidden());
        long restOfLoyal = shop.offer(anOffer().costing(1).forThese(LOYAL).hidden());
        long forGold =
                shop.offer(anOffer().costing(1).from(new TierCode("gold")).hidden());
        long ended = shop.offer(anOffer().costing(1).seen(window("UTC", null, "2026-05-01T10:00:00")));
        long all = shop.offer(anOffer().costing(1));
        shop.zone(zone("low", CHEAP, forLoyal, ended, forGold));

        assertThat(shop.ids("low")).containsExactly(all);
        assertThat(shop.mall.zones(Optional.of(ANA), 4))
                .singleElement()
                .satisfies(zone -> assertThat(ids(zone.offers())).containsExactly(all));
        shop.anaIsIn("loyal");
        assertThat(shop.ids("low")).containsExactly(forLoyal, restOfLoyal, all);
    }

    @Test
    void aZoneIsSeenByWhomItIsForAndWhileItIsInForce() {
        long pin = shop.offer(anOffer());
        Version<ZoneTerms> zone = shop.zone(seen(zone("tier", ZoneRule.NONE, pin), window("UTC", null, null), LOYAL));

        assertThat(shop.ids("tier")).isEmpty();
        assertThat(shop.mall.zones(Optional.of(ANA), 4)).isEmpty();
        shop.anaIsIn("loyal");
        assertThat(shop.ids("tier")).containsExactly(pin);
        shop.change(zone, false, terms -> terms);
        assertThat(shop.ids("tier")).isEmpty();
    }

    /** In spring 02:30 is skipped and stands for 03:30; in autumn it comes twice, and the first is meant. */
    @Test
    void aZonesWindowIsToTheSecondAcrossDaylightSaving() {
        long pin = shop.offer(anOffer());
        shop.zone(seen(
                zone("spring", ZoneRule.NONE, pin),
                window("Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T04:00:00"),
                Audience.EVERYONE));
        shop.zone(seen(
                zone("autumn", ZoneRule.NONE, pin),
                window("Europe/Berlin", "2026-10-25T02:30:00", "2026-10-25T03:00:00"),
                Audience.EVERYONE));

        assertSeen("spring", "2026-03-29T01:29:59Z", false);
        assertSeen("spring", "2026-03-29T01:30:00Z", true);
        assertSeen("spring", "2026-03-29T01:59:59Z", true);
        assertSeen("spring", "2026-03-29T02:00:00Z", false);
        assertSeen("autumn", "2026-10-25T00:29:59Z", false);
        assertSeen("autumn", "2026-10-25T00:30:00Z", true);
        assertSeen("autumn", "2026-10-25T01:59:59Z", true);
        assertSeen("autumn", "2026-10-25T02:00:00Z", false);
    }

    private void assertSeen(String zone, String at, boolean seen) {
        shop.at(at);
        assertThat(shop.ids(zone)).as(zone + " at " + at).hasSize(seen ? 1 : 0);
        assertThat(shop.mall.zones(Optional.empty(), 4)).as("zones at " + at).hasSize(seen ? 1 : 0);
    }

    @Test
    void aFestivalsPoolIsWhatItsCampaignIsAboutWhileItApplies() {
        long lantern = shop.offer(anOffer().product(7).at(1));
        long candle = shop.offer(anOffer().of(new Content.Recurring(8, 12, 1)).at(2));
        long bread = shop.offer(anOffer().product(9).at(3));
        long lounge = shop.offer(anOffer().of(new Content.Entitlement("lounge", 1, null)));
        long monthly = shop.offer(anOffer().of(new Content.Recurring(7, 12, 1)).at(4));
        shop.categories.put(8L, Set.of(70L, 700L));
        shop.categories.put(9L, Set.of(71L));
        shop.zone(zone("festival", new ZoneRule(null, null, Set.of(), null, 1L)));

        assertThat(shop.ids("festival")).isEmpty();
        shop.campaign(CampaignFixture.aCampaign()
                .of(Scope.of(Set.of(7L), Set.of(70L)))
                .within(window("UTC", "2026-05-01T10:00:00", "2026-05-01T11:00:00"))
                .campaign());
        assertThat(shop.ids("festival"))
                .containsExactly(lantern, candle, monthly)
                .doesNotContain(bread, lounge);
        shop.at("2026-05-01T11:00:00Z");
        assertThat(shop.ids("festival")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void pagesThroughPinsAndRestNeverRepeatOrSkip(int seed) {
        Random random = new Random(seed);
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            OfferFixture offer = anOffer().at(random.nextInt(6)).costing(50 + random.nextInt(100));
            all.add(shop.offer(random.nextInt(4) == 0 ? offer.forThese(LOYAL).hidden() : offer));
        }
        Collections.shuffle(all, random);
        shop.zone(zone("low", CHEAP, all.subList(0, 1 + random.nextInt(12)).toArray(Long[]::new)));
        List<Long> whole = shop.ids("low");

        List<Long> paged = new ArrayList<>();
        Reached reached = null;
        do {
            Mall.Page page = shop.mall.browse(
                    new BrowseQuery("low", null, false, reached, 1 + random.nextInt(7)), Optional.of(ANA));
            paged.addAll(ids(page.offers()));
            reached = page.next();
        } while (reached != null);

        assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates();
        assertThat(new HashSet<>(paged)).hasSizeGreaterThan(10);
    }

    @Test
    void pinsThatAreMovedWhileOnePagesAreNeitherRepeatedNorSkipped() {
        List<Long> offers = LongStream.range(0, 5)
                .mapToObj(i -> shop.offer(anOffer().costing(1)))
                .toList();
        Version<ZoneTerms> zone = shop.zone(zone("low", CHEAP, offers.get(3), offers.get(1), offers.get(4)));
        Mall.Page first = shop.mall.browse(new BrowseQuery("low", null, false, null, 2), Optional.of(ANA));
        shop.change(zone, true, terms -> pinned(terms, offers.get(0), offers.get(3)));
        Mall.Page second = shop.mall.browse(new BrowseQuery("low", null, false, first.next(), 9), Optional.of(ANA));

        assertThat(ids(first.offers())).containsExactly(offers.get(3), offers.get(1));
        assertThat(ids(second.offers())).containsExactly(offers.get(4), offers.get(0), offers.get(2));
        assertThat(shop.ids("low").subList(0, 2)).containsExactly(offers.get(0), offers.get(3));
    }

    @Test
    void allZonesAndAnchorsAreReadInOneLook() {
        for (int i = 0; i < 40; i++) {
            long pin = shop.offer(anOffer().costing(1_000));
            shop.offer(anOffer().costing(10).worth(100));
            shop.zone(zone("zone-" + i, CHEAP, pin));
        }
        shop.zone(anchors(Audience.EVERYONE, 1, 2L));
        int before = shop.offers.looks();

        List<ZoneView> zones = shop.mall.zones(Optional.of(ANA), 4);

        assertThat(zones).hasSize(40).allSatisfy(zone -> assertThat(zone.offers())
                .hasSize(4));
        assertThat(shop.offers.looks() - before).isEqualTo(1);
    }

    @Test
    void onlyWhatIsAffordableOrOfAProductAmongPinsToo() {
        shop.anaHas(50);
        long dear = shop.offer(anOffer().product(1).costing(51));
        long cheap = shop.offer(anOffer().product(2).costing(50));
        long rest = shop.offer(anOffer().product(1).costing(20));
        long monthly = shop.offer(anOffer().of(new Content.Recurring(1, 12, 1)).costing(600));
        shop.zone(zone("low", CHEAP, dear, cheap, monthly));

        assertThat(ids(shop.mall
                        .browse(new BrowseQuery("low", null, true, null, 9), Optional.of(ANA))
                        .offers()))
                .containsExactly(cheap, rest);
        assertThat(ids(shop.mall
                        .browse(new BrowseQuery("low", 1L, false, null, 9), Optional.of(ANA))
                        .offers()))
                .containsExactly(dear, monthly, rest);
        assertThat(shop.mall
                        .browse(new BrowseQuery("low", null, true, null, 9), Optional.empty())
                        .offers())
                .isEmpty();
    }

    private static Window window(String zone, String from, String until) {
        return Window.always(ZoneId.of(zone))
                .within(
                        from == null ? null : LocalDateTime.parse(from),
                        until == null ? null : LocalDateTime.parse(until));
    }

    @Test
    void rulesHoldOnBothSidesOfTheirBounds() {
        Instant now = MallFixture.NOW;
        ZoneRule saving = new ZoneRule(OfferFixture.pence(200), null, Set.of(), null, null);
        assertThat(saving.isMetBy(anOffer().costing(150).worth(300).publishedAt(now), now))
                .isTrue();
        assertThat(saving.isMetBy(anOffer().costing(150).worth(299).publishedAt(now), now))
                .isFalse();
        assertThat(saving.isMetBy(anOffer().costing(150).andCash(1).worth(300).publishedAt(now), now))
                .isFalse();
        assertThat(saving.isMetBy(anOffer().costing(150).publishedAt(now), now)).isFalse();
        assertThat(CHEAP.isMetBy(anOffer().costing(100).publishedAt(now), now)).isTrue();
        assertThat(CHEAP.isMetBy(anOffer().costing(101).publishedAt(now), now)).isFalse();
        ZoneRule fresh = new ZoneRule(null, null, Set.of(), 2, null);
        assertThat(fresh.isMetBy(anOffer().publishedAt(now.minusSeconds(172_799)), now))
                .isTrue();
        assertThat(fresh.isMetBy(anOffer().publishedAt(now.minusSeconds(172_800)), now))
                .isFalse();
        ZoneRule gold = new ZoneRule(null, null, Set.of(new TierCode("gold")), null, null);
        assertThat(gold.isMetBy(anOffer().from(new TierCode("gold")).publishedAt(now), now))
                .isTrue();
        assertThat(gold.isMetBy(anOffer().from(new TierCode("silver")).publishedAt(now), now))
                .isFalse();
        assertThat(gold.isMetBy(
                        anOffer()
                                .forThese(Audience.ofTiers(new TierCode("gold")))
                                .publishedAt(now),
                        now))
                .isTrue();
        assertThat(gold.isMetBy(anOffer().publishedAt(now), now)).isFalse();
    }
}
