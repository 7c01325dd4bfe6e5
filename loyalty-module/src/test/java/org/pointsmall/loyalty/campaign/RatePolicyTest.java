package org.pointsmall.loyalty.campaign;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.campaign.CampaignFixture.GOLD;
import static org.pointsmall.loyalty.campaign.CampaignFixture.LOYAL;
import static org.pointsmall.loyalty.campaign.CampaignFixture.SHANGHAI;
import static org.pointsmall.loyalty.campaign.CampaignFixture.aCampaign;
import static org.pointsmall.loyalty.campaign.CampaignFixture.book;
import static org.pointsmall.loyalty.campaign.CampaignFixture.gold;
import static org.pointsmall.loyalty.campaign.CampaignFixture.shopper;
import static org.pointsmall.loyalty.campaign.CampaignFixture.worth;
import static org.pointsmall.loyalty.time.TimeFixture.standingAt;

class RatePolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final PointsRate STANDARD = worth(100);
    private static final TraceLine AS_EVER =
            new TraceLine("rate.standard", Map.of("ratePoints", "100", "rateMoney", "1.00 CNY"));

    @ParameterizedTest(name = "tier {0}, campaigns {1}: {2}")
    @CsvSource({
        "0, '', 100",
        "120, '', 120",
        "90, '', 100",
        "0, 150, 150",
        "0, 100, 100",
        "0, 99, 100",
        "0, 101, 101",
        "120, 110, 120",
        "120, 120, 120",
        "120, 121, 121",
        "120, 110 150 130, 150",
        "120, 130 150 110, 150"
    })
    void theBestRateCounts(long tier, String campaigns, long best) {
        Tier own = tier == 0 ? null : gold(100, worth(tier));
        List<Campaign> inForce = new ArrayList<>();
        for (String fen : campaigns.split(" ")) {
            if (!fen.isEmpty()) {
                inForce.add(aCampaign()
                        .number(inForce.size() + 1)
                        .rate(worth(Long.parseLong(fen)))
                        .campaign());
            }
        }

        MemberRate rate = rate(new CampaignBook(1, inForce), shopper(own));

        assertThat(rate.rate()).isEqualTo(worth(best));
        assertThat(rate.standard()).isEqualTo(STANDARD);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-10T23:59:59.999+08:00, 100",
        "2026-11-11T00:00:00+08:00, 150",
        "2026-11-11T23:59:59.999+08:00, 150",
        "2026-11-11T15:59:59.999Z, 150",
        "2026-11-12T00:00:00+08:00, 100"
    })
    void aCampaignOnTheRateAppliesWithinItsWindow(String at, long best) {
        Window window = Window.always(SHANGHAI)
                .within(LocalDateTime.parse("2026-11-11T00:00"), LocalDateTime.parse("2026-11-12T00:00"));

        assertThat(RatePolicy.rate(
                                book(aCampaign().rate(worth(150)).within(window).campaign()),
                                Shopper.GUEST,
                                STANDARD,
                                any -> true,
                                OffsetDateTime.parse(at).toInstant())
                        .rate())
                .isEqualTo(worth(best));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // From half past two, which the clocks of New York skip, until half past one, which comes twice.
        "2026-03-08T01:59:59-05:00, 100",
        "2026-03-08T03:29:59-04:00, 100",
        "2026-03-08T03:30:00-04:00, 150",
        "2026-11-01T01:29:59-04:00, 150",
        "2026-11-01T01:30:00-04:00, 100",
        "2026-11-01T01:29:59-05:00, 100"
    })
    void aWindowGoesByTheClocksOfItsZone(String at, long best) {
        Window window = Window.always(ZoneId.of("America/New_York"))
                .within(LocalDateTime.parse("2026-03-08T02:30"), LocalDateTime.parse("2026-11-01T01:30"));

        assertThat(RatePolicy.rate(
                                book(aCampaign().rate(worth(150)).within(window).campaign()),
                                Shopper.GUEST,
                                STANDARD,
                                any -> true,
                                OffsetDateTime.parse(at).toInstant())
                        .rate())
                .isEqualTo(worth(best));
    }

    @Test
    void tellsTheStandardRateAndWhatIsBetter() {
        Campaign campaign = aCampaign()
                .number(4)
                .rate(worth(150))
                .to(Audience.ofSegments(LOYAL))
                .campaign();
        Shopper golden = shopper(gold(100, worth(120)), LOYAL);

        assertThat(rate(CampaignBook.EMPTY, Shopper.GUEST).trace()).containsExactly(AS_EVER);
        assertThat(rate(CampaignBook.EMPTY, golden).trace())
                .containsExactly(
                        AS_EVER,
                        new TraceLine(
                                "rate.tier",
                                Map.of(
                                        "tier", "gold",
                                        "english", "Gold",
                                        "chinese", "金卡",
                                        "ratePoints", "100",
                                        "rateMoney", "1.20 CNY")));
        assertThat(rate(book(campaign), golden).trace())
                .containsExactly(
                        AS_EVER,
                        new TraceLine(
                                "rate.campaign",
                                Map.of(
                                        "campaign", "4",
                                        "version", "3",
                                        "name", "campaign 4",
                                        "segments", "loyal",
                                        "ratePoints", "100",
                                        "rateMoney", "1.50 CNY")));
    }

    @Test
    void aRateThatTheSettingsOfTodayCanNotDoWithDoesNothing() {
        PointsRate euros = new PointsRate(Points.of(1), new Money(100, Currency.getInstance("EUR")));
        CampaignBook book = book(
                aCampaign().number(1).rate(euros).campaign(),
                aCampaign().number(2).rate(worth(150)).campaign());
        Shopper golden = shopper(gold(100, euros));

        assertThat(RatePolicy.rate(
                                book,
                                golden,
                                STANDARD,
                                rate -> rate.money()
                                        .currency()
                                        .getCurrencyCode()
                                        .equals("CNY"),
                                NOW)
                        .rate())
                .isEqualTo(worth(150));
    }

    @Test
    void nobodysSegmentsAreReadForACampaignThatCouldNotBeBetter() {
        Window past = Window.always(SHANGHAI).within(null, LocalDateTime.parse("2026-01-01T00:00"));
        CampaignBook book = book(
                aCampaign().number(1).rate(worth(150)).campaign(),
                aCampaign()
                        .number(2)
                        .rate(worth(150))
                        .to(Audience.ofSegments(LOYAL))
                        .campaign(),
                aCampaign()
                        .number(3)
                        .rate(worth(200))
                        .to(Audience.ofSegments(LOYAL))
                        .within(past)
                        .campaign(),
                aCampaign().number(4).percent(50).to(Audience.ofSegments(LOYAL)).campaign());
        Shoppers shoppers = new Shoppers(new NoTiers(), member -> {
            throw new AssertionError("asked for the segments of " + member);
        });

        assertThat(rate(book, shoppers.of(new MemberId(7))).rate()).isEqualTo(worth(150));
    }

    @Test
    void aShopperIsAskedOnce() {
        List<String> asked = new ArrayList<>();
        Shopper shopper = new Shoppers(new NoTiers(asked), member -> {
                    asked.add("segments");
                    return Set.of(LOYAL);
                })
                .of(new MemberId(7));
        Audience loyalGold = new Audience(Set.of(GOLD), Set.of(LOYAL));
        CampaignBook book = book(
                aCampaign().number(1).rate(worth(150)).to(loyalGold).campaign(),
                aCampaign()
                        .number(2)
                        .rate(worth(140))
                        .to(Audience.ofSegments(LOYAL))
                        .campaign(),
                aCampaign()
                        .number(3)
                        .rate(worth(160))
                        .to(Audience.ofSegments(LOYAL))
                        .campaign());

        assertThat(rate(book, shopper).rate()).isEqualTo(worth(160));
        assertThat(asked).containsExactly("tier", "segments");
    }

    @Test
    void oneMoreCampaignNeverMakesPointsPayLess() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<Campaign> campaigns = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                Audience people = Arrays.asList(Audience.EVERYONE, Audience.ofTiers(GOLD), Audience.ofSegments(LOYAL))
                        .get(random.nextInt(3));
                campaigns.add(aCampaign()
                        .number(i + 1)
                        .first(random.nextInt(3))
                        .rate(new PointsRate(
                                Points.of(1 + random.nextInt(300)),
                                worth(1 + random.nextInt(300)).money()))
                        .to(people)
                        .campaign());
            }
            Shopper shopper = shopper(
                    random.nextBoolean() ? gold(100, worth(1 + random.nextInt(200))) : null,
                    random.nextBoolean() ? new SegmentCode[] {LOYAL} : new SegmentCode[0]);
            MemberRate all = rate(new CampaignBook(1, campaigns), shopper);
            MemberRate fewer = rate(new CampaignBook(1, campaigns.subList(1, campaigns.size())), shopper);
            Collections.shuffle(campaigns, random);

            String run = "seed " + seed;
            assertThat(rate(new CampaignBook(1, campaigns), shopper)).as(run).isEqualTo(all);
            assertThat(fewer.rate().isBetterThan(all.rate())).as(run).isFalse();
            assertThat(STANDARD.isBetterThan(fewer.rate())).as(run).isFalse();
        }
    }

    @Test
    void membersRatesGoByTheClock() {
        Window window = Window.always(ZoneOffset.UTC).within(LocalDateTime.parse("2026-11-22T04:00"), null);
        InMemoryVersions<CampaignTerms> store = new InMemoryVersions<>();
        store.add(aCampaign().rate(worth(150)).within(window).terms(), true, NOW, "olga");
        Latest<CampaignBook> inForce =
                Latest.inForce(store, CampaignBook::of, new InMemoryTransactions(new InMemoryLedgerStore()));
        Shoppers shoppers = new Shoppers(new NoTiers(), member -> Set.of());

        assertThat(new MemberRates(inForce, shoppers, standingAt(NOW))
                        .of(new MemberId(7), STANDARD, any -> true)
                        .rate())
                .isEqualTo(worth(150));
        assertThat(new MemberRates(inForce, shoppers, standingAt(NOW.minusMillis(1)))
                        .of(new MemberId(7), STANDARD, any -> true)
                        .rate())
                .isEqualTo(STANDARD);
    }

    private static MemberRate rate(CampaignBook book, Shopper shopper) {
        return RatePolicy.rate(book, shopper, STANDARD, any -> true, NOW);
    }
}
