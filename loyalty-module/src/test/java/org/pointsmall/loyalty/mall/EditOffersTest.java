package org.pointsmall.loyalty.mall;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.campaign.CampaignFixture;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.time.BusinessTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class EditOffersTest {
    private static final Money A_YUAN = new Money(100, Currency.getInstance("CNY"));
    private static final Content GIFT = new Content.Gift(7);
    private static final Content TEA = new Content.Recurring(7, 12, 1);
    private static final Content CODE = new Content.Code(3, null);
    private static final Content GOODS = new Content.Goods(7);

    private final EditDefinitions<OfferTerms> edit = new EditDefinitions<>(
            new OfferKind(),
            new InMemoryVersions<>(),
            () -> CampaignFixture.surroundings(rate -> true, CampaignFixture.targets()),
            new InMemoryTransactions(new InMemoryLedgerStore()),
            new BusinessTime(
                    Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneOffset.UTC), CampaignFixture.SHANGHAI));

    static Stream<Arguments> wrong() {
        Price hundred = Price.of(Points.of(100));
        return Stream.of(
                arguments(offer(GIFT, Price.NOTHING, null), "besides", "MISSING"),
                arguments(offer(GIFT, hundred, A_YUAN), "price.points", "GIFTS_ARE_FREE"),
                arguments(
                        offer(GIFT, new Price(Points.ZERO, A_YUAN, null, null, null), A_YUAN),
                        "price.cash",
                        "GIFTS_ARE_FREE"),
                arguments(offer(TEA, hundred, A_YUAN), "besides", "ONLY_GOODS"),
                arguments(
                        offer(TEA, new Price(Points.of(100), A_YUAN, null, null, null), null),
                        "price.cash",
                        "ONLY_GOODS"),
                arguments(offer(TEA, Price.NOTHING, null), "price.points", "MISSING"),
                arguments(offer(CODE, hundred, null, true), "givesBack", "NOT_OF_CODES"),
                arguments(offer(new Content.Recurring(8, 12, 1), hundred, null), "gives.product", "UNKNOWN"),
                arguments(offer(new Content.Recurring(7, 1, 1), hundred, null), "gives.deliveries", "OUT_OF_RANGE"),
                arguments(offer(new Content.Recurring(7, 12, 13), hundred, null), "gives.everyMonths", "OUT_OF_RANGE"),
                arguments(offer(new Content.Gift(8), Price.NOTHING, A_YUAN), "gives.product", "UNKNOWN"),
                arguments(offer(GOODS, Price.NOTHING, null), "price.points", "MISSING"),
                arguments(offer(new Content.Donation("trees"), hundred, A_YUAN), "besides", "ONLY_GOODS"));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("wrong")
    void refusesWhatIsWrongWithItsFieldAndReason(OfferTerms terms, String field, String code) {
        assertThat(((EditResult.Refused<OfferTerms>) edit.add(terms, true, "olga")).wrong())
                .singleElement()
                .satisfies(invalid -> {
                    assertThat(invalid.field()).isEqualTo(field);
                    assertThat(invalid.code()).isEqualTo(code);
                });
    }

    @Test
    void takesGiftsAndGoodsBesideOthers() {
        assertThat(edit.add(offer(GIFT, Price.NOTHING, A_YUAN), true, "olga")).isInstanceOf(EditResult.Saved.class);
        assertThat(edit.add(offer(GOODS, Price.of(Points.of(1)), A_YUAN), true, "olga"))
                .isInstanceOf(EditResult.Saved.class);
    }

    @Test
    void takesWhatIsSentAgainAndAgain() {
        EditResult<OfferTerms> saved = edit.add(offer(TEA, Price.of(Points.of(1)), null), true, "olga");

        assertThat(((EditResult.Saved<OfferTerms>) saved).version().terms().content())
                .isEqualTo(TEA);
    }

    private static OfferTerms offer(Content content, Price price, @Nullable Money besides) {
        return offer(content, price, besides, false);
    }

    private static OfferTerms offer(Content content, Price price, @Nullable Money besides, boolean givesBack) {
        Window always = Window.always(CampaignFixture.SHANGHAI);
        return new OfferTerms(
                new OfferName("Lantern", "灯笼"),
                content,
                price,
                Supply.UNLIMITED,
                OfferAudience.EVERYONE,
                always,
                always,
                besides,
                givesBack,
                Set.of(),
                100);
    }
}
