package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.NoTiers;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.mall.Companions.Gift;
import org.pointsmall.loyalty.mall.Companions.Moves;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartFixture;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.stock.InMemoryStock;
import org.pointsmall.loyalty.stock.Stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.pointsmall.loyalty.mall.OfferFixture.pence;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

class CompanionsTest {
    private static final long LANTERN = 7;
    private static final long TEA = 8;

    private final LedgerFixture given = new LedgerFixture();
    private final InMemoryOffers offers = new InMemoryOffers();
    private final InMemoryStock stock = new InMemoryStock();
    private final Companions companions = new Companions(new Mall.Parts(
            offers,
            new Stock(stock),
            given.ledger,
            () -> CampaignBook.EMPTY,
            new Shoppers(new NoTiers(new ArrayList<>()), member -> Set.of()),
            code -> Optional.empty(),
            products -> Map.of(),
            given.transactions,
            inUtc(given.clock)));
    private final MemberId ana = given.aMember().with(1).id();
    private long nextItem = 50;
    private long addOn;
    private long gift;

    @BeforeEach
    void anAddOnAndAGift() {
        addOn = add(anOffer().product(LANTERN).besides(3_000));
        gift = add(anOffer().gift(LANTERN, 5_000));
    }

    @ParameterizedTest
    @CsvSource({"30.00, true", "29.99, false", "0.01, false"})
    void addOnGoodsStayBesideEnoughOthers(String others, boolean stay) {
        Moves moves = moves(aCart("GBP").with(others, TEA), line(LANTERN, 1, 150_00, addOn));

        assertThat(moves.leaving()).isEqualTo(stay ? List.of() : List.of(50L));
        assertThat(moves.left().reasons()).isEqualTo(stay ? Map.of() : Map.of(addOn, RefusalCode.BELOW_MINIMUM));
    }

    @Test
    void goodsOfTheMallAreNoOthersAndNeitherIsShippingNorTax() {
        Moves moves = moves(
                aCart("GBP").with("29.99", TEA).andShipping("9.00"),
                line(LANTERN, 1, 150_00, addOn),
                line(LANTERN, 1, 150_00, add(anOffer().product(LANTERN))));

        assertThat(moves.leaving()).containsExactly(50L);
    }

    @Test
    void anotherCurrencyIsNeverEnough() {
        assertThat(companions
                        .moves(ana, aCart("EUR").with("99.00", TEA).cart(), Set.of())
                        .coming())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"50.00, true", "49.99, false"})
    void aGiftComesBesideEnoughOthers(String others, boolean comes) {
        assertThat(moves(aCart("GBP").with(others, TEA)).coming())
                .isEqualTo(comes ? List.of(new Gift(gift, LANTERN)) : List.of());
    }

    @Test
    void aGiftThatIsThereDoesNotComeAgain() {
        assertThat(moves(aCart("GBP").with("50.00", TEA), line(LANTERN, 1, 0, gift))
                        .isNone())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2, 0, 7", "1, 1, 7", "1, 0, 8"})
    void aLineThatIsNotOnePieceOfTheGiftForNothingLeaves(int quantity, long price, long product) {
        Moves moves = moves(aCart("GBP").with("50.00", TEA), line(product, quantity, price, gift));

        assertThat(moves.leaving()).containsExactly(50L);
        assertThat(moves.coming()).isEmpty();
    }

    @Test
    void ofTwoLinesOfAGiftOneLeaves() {
        assertThat(moves(aCart("GBP").with("50.00", TEA), line(LANTERN, 1, 0, gift), line(LANTERN, 1, 0, gift))
                        .leaving())
                .containsExactly(51L);
    }

    @Test
    void aGiftThatWasDeclinedOrHasJustLeftDoesNotCome() {
        String declined = DeclinedGifts.with(null, gift);

        assertThat(moves(aCart("GBP").with("50.00", TEA).noted(DeclinedGifts.ATTRIBUTE, declined))
                        .coming())
                .isEmpty();
        assertThat(companions
                        .moves(ana, aCart("GBP").with("50.00", TEA).cart(), Set.of(gift))
                        .coming())
                .isEmpty();
        assertThat(DeclinedGifts.without(declined, gift)).isNull();
    }

    @Test
    void aGiftThatIsSoldOutLeavesAndDoesNotCome() {
        long last = add(anOffer().gift(LANTERN, 5_000).limitedTo(Supply.of(0)));
        CartFixture cart = aCart("GBP").with("50.00", TEA);

        Moves moves = moves(cart, line(LANTERN, 1, 0, last));

        assertThat(moves.leaving()).containsExactly(50L);
        assertThat(moves.left().reasons()).isEqualTo(Map.of(last, RefusalCode.SOLD_OUT));
        assertThat(moves(cart).coming()).containsExactly(new Gift(gift, LANTERN));
    }

    @Test
    void whatHasLeftIsKnownAsLongAsTheOtherGoodsAreThose() {
        LeftOffers left = moves(aCart("GBP").with("29.00", TEA), line(LANTERN, 1, 150_00, addOn))
                .left();

        assertThat(LeftOffers.of(aCart("GBP")
                        .with("29.00", TEA)
                        .noted(LeftOffers.ATTRIBUTE, left.text())
                        .cart()))
                .isEqualTo(left);
        assertThat(LeftOffers.of(aCart("GBP")
                                .with(2, "58.00")
                                .noted(LeftOffers.ATTRIBUTE, left.text())
                                .cart())
                        .reasons())
                .isEmpty();
        assertThat(LeftOffers.of(aCart("GBP")
                                .with("29.00", TEA)
                                .noted(LeftOffers.ATTRIBUTE, "nonsense")
                                .cart())
                        .reasons())
                .isEmpty();
    }

    private long add(OfferFixture offer) {
        return offers.add(offer.terms(), true, Instant.parse("2026-01-01T00:00:00Z"), "test")
                .ref()
                .id();
    }

    private Moves moves(CartFixture others, CartLine... ofTheMall) {
        Cart cart = others.cart();
        List<CartLine> lines = new ArrayList<>(cart.lines());
        lines.addAll(List.of(ofTheMall));
        return companions.moves(
                ana,
                new Cart(cart.order(), lines, cart.shippingTax(), cart.paidOtherwise(), cart.total(), cart.context()),
                Set.of());
    }

    private CartLine line(long product, int quantity, long price, long offer) {
        return new CartLine(nextItem++, product, quantity, pence(price)).by(offer);
    }
}
