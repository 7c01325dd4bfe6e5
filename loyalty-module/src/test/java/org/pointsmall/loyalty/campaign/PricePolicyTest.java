package org.pointsmall.loyalty.campaign;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.catalogue.CategoryId;
import org.pointsmall.loyalty.catalogue.ProductId;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.campaign.CampaignFixture.GOLD;
import static org.pointsmall.loyalty.campaign.CampaignFixture.LOYAL;
import static org.pointsmall.loyalty.campaign.CampaignFixture.SHANGHAI;
import static org.pointsmall.loyalty.campaign.CampaignFixture.aCampaign;
import static org.pointsmall.loyalty.campaign.CampaignFixture.book;
import static org.pointsmall.loyalty.campaign.CampaignFixture.gold;
import static org.pointsmall.loyalty.campaign.CampaignFixture.shopper;

class PricePolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final ProductId PRODUCT = new ProductId(7);
    private static final Campaign MEMBER_DAY = aCampaign()
            .number(1)
            .percent(80)
            .within(Window.always(SHANGHAI).onDaysOfMonth(15))
            .campaign();
    private static final Campaign LAST_THREE_DAYS = aCampaign()
            .number(2)
            .percent(70)
            .within(Window.always(SHANGHAI).onDaysOfMonth(-1, -2, -3))
            .campaign();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // Member day, by Shanghai's clocks.
        "2026-11-14T23:59:59.999+08:00, 1000",
        "2026-11-15T00:00:00+08:00, 800",
        "2026-11-14T16:00:00Z, 800",
        "2026-11-15T23:59:59.999+08:00, 800",
        "2026-11-16T00:00:00+08:00, 1000",
        // Months of 31, 30, 28 and 29 days.
        "2026-12-28T23:59:59.999+08:00, 1000",
        "2026-12-29T00:00:00+08:00, 700",
        "2026-12-31T23:59:59.999+08:00, 700",
        "2027-01-01T00:00:00+08:00, 1000",
        "2026-11-27T23:59:59.999+08:00, 1000",
        "2026-11-28T00:00:00+08:00, 700",
        "2026-11-30T23:59:59.999+08:00, 700",
        "2026-12-01T00:00:00+08:00, 1000",
        "2026-02-25T23:59:59.999+08:00, 1000",
        "2026-02-26T00:00:00+08:00, 700",
        "2026-02-28T23:59:59.999+08:00, 700",
        "2026-03-01T00:00:00+08:00, 1000",
        "2028-02-26T23:59:59.999+08:00, 1000",
        "2028-02-27T00:00:00+08:00, 700",
        "2028-02-29T23:59:59.999+08:00, 700",
        "2028-03-01T00:00:00+08:00, 1000",
        // 2100 is no leap year.
        "2100-02-25T23:59:59+08:00, 1000",
        "2100-02-26T00:00:00+08:00, 700"
    })
    void memberDayIsEightyPerCentAndTheLastThreeDaysAreSeventy(String at, long price) {
        assertThat(price(book(MEMBER_DAY, LAST_THREE_DAYS), Shopper.GUEST, 1000, at))
                .isEqualTo(price);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // 8 March 2026 has 23 hours in New York, 1 November 25.
        "2026-03-08T00:00:00-05:00, 800",
        "2026-03-08T23:59:59-04:00, 800",
        "2026-03-09T00:00:00-04:00, 1000",
        "2026-11-01T00:00:00-04:00, 800",
        "2026-11-01T23:59:59-05:00, 800",
        "2026-11-02T00:00:00-05:00, 1000"
    })
    void aDayIsWholeWhereTheClocksChange(String at, long price) {
        Window days = Window.always(ZoneId.of("America/New_York"))
                .onDates(Set.of(LocalDate.parse("2026-03-08"), LocalDate.parse("2026-11-01")));

        assertThat(price(book(aCampaign().percent(80).within(days).campaign()), Shopper.GUEST, 1000, at))
                .isEqualTo(price);
    }

    @ParameterizedTest(name = "{0} at {1} % and {2} % is {3}")
    @CsvSource({
        "1000, 100, 100, 1000",
        "1000, 90, 100, 900",
        "1000, 100, 80, 800",
        "1000, 90, 80, 720",
        "11, 90, 80, 8",
        // 12.96: rounded up once, at the end; step by step it would be 14, from 17 or from 15.
        "18, 90, 80, 13",
        // 13.68 likewise, where step by step would come to 15, from 18.
        "19, 90, 80, 14",
        "10, 90, 80, 8",
        "99, 90, 70, 63",
        "101, 90, 70, 64",
        "3, 50, 50, 1",
        "1, 1, 1, 1",
        "100, 1, 99, 1",
        "9223372036854775807, 90, 80, 6640827866535438582"
    })
    void theTiersPerCentAndTheCampaignsMultiplyAndAreRoundedUpOnce(long list, int tier, int campaign, long price) {
        CampaignBook book = campaign == 100
                ? CampaignBook.EMPTY
                : book(aCampaign().percent(campaign).campaign());

        assertThat(price(book, shopper(gold(tier, null)), list)).isEqualTo(price);
    }

    @Test
    void onlyTheBestCampaignCounts() {
        Campaign seventy = aCampaign().number(1).first(9).percent(70).campaign();
        Campaign eighty = aCampaign().number(2).first(1).percent(80).campaign();

        assertThat(price(book(seventy, eighty), Shopper.GUEST, 1000)).isEqualTo(700);
        assertThat(price(book(eighty, seventy), Shopper.GUEST, 1000)).isEqualTo(700);
    }

    @Test
    void ofEquallyGoodOnesTheFirstIsTheReason() {
        Campaign second = aCampaign().number(1).first(2).percent(80).campaign();
        Campaign first = aCampaign().number(9).first(1).percent(80).campaign();

        assertThat(priced(book(second, first), Shopper.GUEST, 1000).trace())
                .last()
                .satisfies(line -> assertThat(line.operands()).containsEntry("campaign", "9"));
    }

    @Test
    void aCampaignIsForItsTiersAndSegments() {
        CampaignBook forGold = book(aCampaign().to(Audience.ofTiers(GOLD)).campaign());
        CampaignBook forLoyal = book(aCampaign().to(Audience.ofSegments(LOYAL)).campaign());
        CampaignBook forLoyalGold =
                book(aCampaign().to(new Audience(Set.of(GOLD), Set.of(LOYAL))).campaign());
        Shopper golden = shopper(gold(100, null));
        Shopper loyal = shopper(null, new SegmentCode("new"), LOYAL);
        Shopper both = shopper(gold(100, null), LOYAL);

        assertThat(price(forGold, golden, 1000)).isEqualTo(800);
        assertThat(price(forGold, loyal, 1000)).isEqualTo(1000);
        assertThat(price(forGold, Shopper.GUEST, 1000)).isEqualTo(1000);
        assertThat(price(forLoyal, loyal, 1000)).isEqualTo(800);
        assertThat(price(forLoyal, golden, 1000)).isEqualTo(1000);
        assertThat(price(forLoyalGold, both, 1000)).isEqualTo(800);
        assertThat(price(forLoyalGold, golden, 1000)).isEqualTo(1000);
        assertThat(price(forLoyalGold, loyal, 1000)).isEqualTo(1000);
    }

    @Test
    void aMemberOfAnotherTierHasNothingOfATiersCampaign() {
        Tier silver = new Tier(new TierCode("silver"), new TierName("Silver", "银卡"), 10, 1_000, Benefits.NONE);
        CampaignBook forGold = book(aCampaign().to(Audience.ofTiers(GOLD)).campaign());

        assertThat(price(forGold, shopper(silver), 1000)).isEqualTo(1000);
    }

    @Test
    void aTierThatTakesNothingOffIsNoReasonForAPrice() {
        assertThat(priced(CampaignBook.EMPTY, shopper(gold(100, null)), 1000).trace())
                .extracting(TraceLine::code)
                .containsExactly("price.list");
        assertThat(priced(CampaignBook.EMPTY, shopper(gold(99, null)), 1000).trace())
                .extracting(TraceLine::code)
                .containsExactly("price.list", "price.tier");
    }

    @ParameterizedTest(name = "products {0}, categories {1}: {2}")
    @CsvSource({"7, 0, 800", "8, 0, 1000", "0, 70, 800", "0, 71, 800", "0, 72, 1000", "8, 70, 800", "7, 72, 800"})
    void aCampaignIsAboutItsProductsAndCategories(long product, long category, long price) {
        Scope goods = Scope.of(product == 0 ? Set.of() : Set.of(product), category == 0 ? Set.of() : Set.of(category));
        Priced priced = new Priced(Points.of(1000), PRODUCT, Set.of(new CategoryId(70), new CategoryId(71)));

        assertThat(PricePolicy.price(book(aCampaign().of(goods).campaign()), Shopper.GUEST, priced, NOW)
                        .price())
                .isEqualTo(Points.of(price));
        assertThat(book(aCampaign().of(goods).campaign()).asksForCategories()).isEqualTo(category != 0);
    }

    @Test
    void aPriceTellsHowItCameAbout() {
        Campaign campaign = aCampaign()
                .number(5)
                .percent(80)
                .to(new Audience(Set.of(GOLD), Set.of(LOYAL)))
                .campaign();

        PointsPrice price = priced(book(campaign), shopper(gold(90, null), LOYAL), 1000);

        assertThat(price.list()).isEqualTo(Points.of(1000));
        assertThat(price.price()).isEqualTo(Points.of(720));
        assertThat(price.trace())
                .containsExactly(
                        new TraceLine("price.list", Map.of("points", "1000")),
                        new TraceLine(
                                "price.tier",
                                Map.of(
                                        "tier", "gold", "english", "Gold", "chinese", "金卡", "percent", "90", "less",
                                        "100")),
                        new TraceLine(
                                "price.campaign",
                                Map.of(
                                        "campaign", "5",
                                        "version", "3",
                                        "name", "campaign 5",
                                        "tier", "gold",
                                        "segments", "loyal",
                                        "percent", "80",
                                        "less", "180")));
    }

    @Test
    void nothingCostsNoPoints() {
        assertThatThrownBy(() -> new Priced(Points.ZERO, PRODUCT, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noCampaignMakesAnythingDearerOrFree() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<Campaign> campaigns = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                campaigns.add(random(random, 1 + i));
            }
            Shopper shopper = shopper(
                    random.nextBoolean() ? gold(1 + random.nextInt(100), null) : null,
                    random.nextBoolean() ? new SegmentCode[] {LOYAL} : new SegmentCode[0]);
            Priced priced = new Priced(
                    Points.of(1 + (random.nextBoolean() ? random.nextInt(20) : random.nextInt(1_000_000))),
                    PRODUCT,
                    Set.of(new CategoryId(70)));
            Instant at = NOW.plusSeconds(random.nextInt(100_000_000));
            PointsPrice all = PricePolicy.price(new CampaignBook(1, campaigns), shopper, priced, at);
            PointsPrice fewer =
                    PricePolicy.price(new CampaignBook(1, campaigns.subList(1, campaigns.size())), shopper, priced, at);
            Collections.shuffle(campaigns, random);
            PointsPrice shuffled = PricePolicy.price(new CampaignBook(1, campaigns), shopper, priced, at);

            String run = "seed " + seed;
            assertThat(shuffled).as(run).isEqualTo(all);
            assertThat(all.price().value()).as(run).isBetween(1L, fewer.price().value());
            assertThat(fewer.price().value())
                    .as(run)
                    .isLessThanOrEqualTo(priced.list().value());
            long less = all.trace().stream()
                    .mapToLong(line -> Long.parseLong(line.operands().getOrDefault("less", "0")))
                    .sum();
            assertThat(priced.list().value() - less)
                    .as(run)
                    .isEqualTo(all.price().value());
        }
    }

    private static Campaign random(Random random, long id) {
        Window window = Window.always(SHANGHAI);
        if (random.nextInt(3) == 0) {
            window = window.on(DayOfWeek.of(1 + random.nextInt(7)));
        }
        if (random.nextInt(3) == 0) {
            window = window.within(LocalDateTime.parse("2027-01-01T00:00").plusDays(random.nextInt(900)), null);
        }
        Scope goods = List.of(
                        Scope.ALL, Scope.ofProducts(PRODUCT.value()), Scope.ofProducts(8L), Scope.ofCategories(70L))
                .get(random.nextInt(4));
        Audience people = List.of(Audience.EVERYONE, Audience.ofTiers(GOLD), Audience.ofSegments(LOYAL))
                .get(random.nextInt(3));
        return aCampaign()
                .number(id)
                .first(random.nextInt(3))
                .percent(1 + random.nextInt(99))
                .within(window)
                .of(goods)
                .to(people)
                .campaign();
    }

    private static long price(CampaignBook book, Shopper shopper, long list, String at) {
        return PricePolicy.price(
                        book,
                        shopper,
                        new Priced(Points.of(list), PRODUCT, Set.of()),
                        OffsetDateTime.parse(at).toInstant())
                .price()
                .value();
    }

    private static long price(CampaignBook book, Shopper shopper, long list) {
        return priced(book, shopper, list).price().value();
    }

    private static PointsPrice priced(CampaignBook book, Shopper shopper, long list) {
        return PricePolicy.price(book, shopper, new Priced(Points.of(list), PRODUCT, Set.of()), NOW);
    }
}
