package org.pointsmall.loyalty.flag;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.stock.InMemoryStock;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.Projection;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierChange;
import org.pointsmall.loyalty.tier.TierName;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** Each policy on both sides of its boundary. */
class CheckFlagsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final long LANTERN = 5;
    private static final long CUP = 6;
    private static final Optional<MemberId> GUEST = Optional.empty();
    private static final Optional<MemberId> ANA = Optional.of(new MemberId(7));
    private static final Flag EXCLUSIVE = new Flag.Plain(FlagKind.EXCLUSIVE);
    private static final Flag MEMBERS_ONLY = new Flag.Plain(FlagKind.MEMBERS_ONLY);
    private static final Flag GOLD_ONLY = new Flag.TierOnly(new TierCode("gold"));
    private static final Flag LOYAL_ONLY = new Flag.SegmentOnly(Set.of(code("loyal"), code("champions")));

    private final Map<Long, List<Flagging>> flagged = new HashMap<>();
    private final Map<TierCode, Integer> ranks = new HashMap<>(Map.of(new TierCode("gold"), 20));
    private int rank;
    private Set<SegmentCode> segments = Set.of();
    private Instant now = Instant.parse("2026-12-01T00:00:00Z");
    private int looks;

    private final FlaggedProducts flaggedProducts = products -> {
        Map<Long, List<Flagging>> found = new HashMap<>(flagged);
        found.keySet().retainAll(products);
        return found;
    };
    private final BusinessTime time = new BusinessTime(
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            },
            BERLIN);
    private final LimitedGoods limitedGoods = new LimitedGoods(
            flaggedProducts,
            new Stock(new InMemoryStock()),
            member -> member,
            () -> Duration.ofMinutes(15),
            new WithoutTransactions(),
            time);

    private final CheckFlags checkFlags = new CheckFlags(
            flaggedProducts,
            (offer, product) -> offer == 9 && product == LANTERN,
            tier -> ranks.containsKey(tier) ? OptionalInt.of(ranks.get(tier)) : OptionalInt.empty(),
            new Shoppers(new AnasTier(), member -> {
                looks++;
                return segments;
            }),
            limitedGoods,
            time);

    @Test
    void whatIsNotFlaggedIsForEverybody() {
        assertThat(refusals(GUEST)).isEmpty();
        assertThat(checkFlags.of(GUEST, LANTERN)).contains(new CheckFlags.Answer(List.of(), Optional.empty()));
        assertThat(looks).isZero();
    }

    @ParameterizedTest(name = "rank {0}: {1}")
    @CsvSource({"0, false", "19, false", "20, true", "21, true"})
    void aTiersRankIsEnoughAndAnyAboveIt(int memberRank, boolean allowed) {
        flag(GOLD_ONLY);
        rank = memberRank;

        assertThat(refusals(ANA).isEmpty()).isEqualTo(allowed);
        assertThat(refusals(ANA)).allSatisfy(refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.NOT_ELIGIBLE_TIER);
            assertThat(refusal.operands()).containsEntry("tier", "gold").containsEntry("productId", LANTERN);
        });
    }

    @Test
    void aGuestHasNoTier() {
        flag(GOLD_ONLY);
        rank = 30;

        assertThat(codes(GUEST)).containsExactly(RefusalCode.NOT_ELIGIBLE_TIER);
    }

    @Test
    void aTierThatThereIsNoMoreNobodyHas() {
        flag(GOLD_ONLY);
        rank = 99;
        ranks.clear();

        assertThat(codes(ANA)).containsExactly(RefusalCode.NOT_ELIGIBLE_TIER);
    }

    @Test
    void membersOnlyIsNotForGuests() {
        flag(MEMBERS_ONLY);

        assertThat(codes(GUEST)).containsExactly(RefusalCode.MEMBERS_ONLY);
        assertThat(codes(ANA)).isEmpty();
    }

    @Test
    void oneOfItsSegmentsIsEnough() {
        flag(LOYAL_ONLY);

        assertThat(codes(ANA)).containsExactly(RefusalCode.NOT_ELIGIBLE);
        segments = Set.of(code("lost"));
        assertThat(codes(ANA)).containsExactly(RefusalCode.NOT_ELIGIBLE);
        segments = Set.of(code("lost"), code("loyal"));
        assertThat(codes(ANA)).isEmpty();
    }

    @Test
    void aGuestIsToldThatASegmentIsForMembers() {
        flag(LOYAL_ONLY);

        assertThat(codes(GUEST)).containsExactly(RefusalCode.MEMBERS_ONLY);
    }

    @Test
    void aSegmentThatCanNotBeReadNobodyIsIn() {
        flag(new Flag.SegmentOnly(Set.of()));
        segments = Set.of(code("loyal"));

        assertThat(codes(ANA)).containsExactly(RefusalCode.NOT_ELIGIBLE);
    }

    @Test
    void exclusiveIsHadOnlyThroughAnOfferThatCoversIt() {
        flag(EXCLUSIVE);
        flagged.put(CUP, flagged.get(LANTERN));

        assertThat(codes(ANA)).containsExactly(RefusalCode.EXCLUSIVE_ITEM);
        assertThat(refused(through(9L, LANTERN))).isEmpty();
        assertThat(refused(through(8L, LANTERN))).hasSize(1);
        assertThat(refused(through(9L, CUP))).hasSize(1);
    }

    @Test
    void anOfferOfTheMallSpareNobodyTheOtherFlags() {
        flag(EXCLUSIVE, GOLD_ONLY);

        assertThat(refused(through(9L, LANTERN)))
                .extracting(Refusal::code)
                .containsExactly(RefusalCode.NOT_ELIGIBLE_TIER);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-30T23:59:59.999+01:00, false",
        "2026-12-01T00:00:00+01:00, true",
        "2026-12-11T23:59:59.999+01:00, true",
        "2026-12-12T00:00:00+01:00, false"
    })
    void aWindowOpensAndClosesToTheSecondByTheProgrammesClocks(String at, boolean open) {
        limitedTo("2026-12-01T00:00:00", "2026-12-12T00:00:00");

        assertThat(isSoldAt(at)).isEqualTo(open);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // At 02:00 on 29 March it is 03:00: what opens at 02:30 opens an hour later, at 03:30.
        "2026-03-29T01:59:59+01:00, false",
        "2026-03-29T03:29:59+02:00, false",
        "2026-03-29T03:30:00+02:00, true",
        "2026-03-29T03:44:59+02:00, true",
        "2026-03-29T03:45:00+02:00, false"
    })
    void inSpringItOpensAsMuchLaterAsTheClocksSkip(String at, boolean open) {
        limitedTo("2026-03-29T02:30:00", "2026-03-29T03:45:00");

        assertThat(isSoldAt(at)).isEqualTo(open);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // At 03:00 on 25 October it is 02:00 once more: 02:30 is the first one, and 03:15 comes an hour and three
        // quarters later.
        "2026-10-25T02:29:59+02:00, false",
        "2026-10-25T02:30:00+02:00, true",
        "2026-10-25T02:29:59+01:00, true",
        "2026-10-25T03:14:59+01:00, true",
        "2026-10-25T03:15:00+01:00, false"
    })
    void inAutumnItOpensTheFirstTime(String at, boolean open) {
        limitedTo("2026-10-25T02:30:00", "2026-10-25T03:15:00");

        assertThat(isSoldAt(at)).isEqualTo(open);
    }

    @Test
    void saysWhenTheWindowIs() {
        limitedTo("2026-12-24T00:00:00", null);

        assertThat(refusals(ANA))
                .containsExactly(Refusal.of(RefusalCode.OUTSIDE_WINDOW)
                        .with("from", "2026-12-24T00:00+01:00")
                        .with("productId", LANTERN));
    }

    @Test
    void asManyAreSoldAsThereAre() {
        flag(counted(3L, null));
        assertThat(buy(1, GUEST, 2)).isEmpty();

        assertThat(refused(new WantedItem(null, LANTERN, 1, null))).isEmpty();
        assertThat(refused(new WantedItem(null, LANTERN, 2, null)))
                .containsExactly(Refusal.of(RefusalCode.SOLD_OUT)
                        .with("required", 2L)
                        .with("remaining", 1L)
                        .with("productId", LANTERN));
        assertThat(buy(2, ANA, 2)).map(Refusal::code).contains(RefusalCode.SOLD_OUT);
        assertThat(buy(3, ANA, 1)).isEmpty();
        assertThat(codes(GUEST)).containsExactly(RefusalCode.SOLD_OUT);
    }

    @Test
    void piecesInSeveralLinesAreCountedTogether() {
        flag(counted(3L, null));

        assertThat(checkFlags.refusals(
                        ANA,
                        List.of(new WantedItem(null, LANTERN, 2, null)),
                        List.of(new WantedItem(1L, LANTERN, 2, null))))
                .extracting(Refusal::code)
                .containsExactly(RefusalCode.SOLD_OUT);
        assertThat(checkFlags
                        .beforeClaim(ANA, List.of(new WantedItem(null, LANTERN, 9, null)))
                        .refusals())
                .as("which a claim follows")
                .isEmpty();
    }

    @Test
    void eachMemberBuysSoManyInAPeriodAndAGuestNone() {
        flag(counted(null, new Flag.PerMember(2, QuotaPeriod.DAY)));

        assertThat(codes(GUEST)).containsExactly(RefusalCode.MEMBERS_ONLY);
        assertThat(buy(9, GUEST, 1)).map(Refusal::code).contains(RefusalCode.MEMBERS_ONLY);
        assertThat(buy(1, ANA, 2)).isEmpty();
        assertThat(refusals(ANA))
                .containsExactly(Refusal.of(RefusalCode.MEMBER_LIMIT_REACHED)
                        .with("required", 1L)
                        .with("limit", 2L)
                        .with("used", 2L)
                        .with("productId", LANTERN));
        assertThat(buy(2, ANA, 1)).map(Refusal::code).contains(RefusalCode.MEMBER_LIMIT_REACHED);
        // It is 01:00 in Berlin: the next day begins 23 hours later.
        now = now.plusSeconds(23 * 3600 - 1);
        assertThat(codes(ANA)).containsExactly(RefusalCode.MEMBER_LIMIT_REACHED);
        now = now.plusSeconds(1);
        assertThat(codes(ANA)).isEmpty();
    }

    /** Two nodes check the same cart out, or one after the other has hung: a guest's has no hold to tell them apart. */
    @Test
    void whatAnotherTryOfTheOrderReliesOnIsNotGivenBack() {
        flag(counted(1L, null));
        List<WantedItem> wanted = List.of(new WantedItem(1L, LANTERN, 1, null));
        LimitedGoods.Tried first = claim(wanted);
        now = now.plusMillis(1);
        LimitedGoods.Tried second = claim(wanted);

        limitedGoods.released(first);
        assertThat(codes(GUEST)).containsExactly(RefusalCode.SOLD_OUT);
        limitedGoods.released(second);
        assertThat(codes(GUEST)).as("the first may yet stand").containsExactly(RefusalCode.SOLD_OUT);

        limitedGoods.ended(1, false);
        assertThat(codes(GUEST)).isEmpty();
    }

    private LimitedGoods.Tried claim(List<WantedItem> wanted) {
        return granted(
                limitedGoods.claim(1, ANA, checkFlags.beforeClaim(ANA, wanted).wants()));
    }

    @Test
    void whatACheckoutClaimedComesBackWhereItFailed() {
        flag(counted(1L, null));
        List<WantedItem> wanted = List.of(new WantedItem(1L, LANTERN, 1, null));
        LimitedGoods.Tried tried = claim(wanted);
        assertThat(codes(GUEST)).containsExactly(RefusalCode.SOLD_OUT);

        limitedGoods.released(tried);

        assertThat(codes(GUEST)).isEmpty();
        limitedGoods.sold(1, ANA, wanted);
        limitedGoods.sold(1, ANA, wanted);
        limitedGoods.released(tried);
        assertThat(codes(GUEST)).as("it was sold all the same, once").containsExactly(RefusalCode.SOLD_OUT);
        flagged.put(LANTERN, List.of(new Flagging(List.of(counted(2L, null)), false)));
        assertThat(codes(GUEST)).as("one more has been put on sale").isEmpty();
    }

    @Test
    void ofSeveralReasonsTheFirstIsGiven() {
        limitedTo("2026-12-24T00:00:00", null);
        flag(EXCLUSIVE, MEMBERS_ONLY);
        flag(LOYAL_ONLY, GOLD_ONLY);

        assertThat(codes(GUEST)).containsExactly(RefusalCode.NOT_ELIGIBLE_TIER);
        rank = 20;
        assertThat(codes(ANA)).containsExactly(RefusalCode.NOT_ELIGIBLE);
        segments = Set.of(code("loyal"));
        assertThat(codes(ANA)).containsExactly(RefusalCode.EXCLUSIVE_ITEM);
        assertThat(refused(through(9L, LANTERN))).extracting(Refusal::code).containsExactly(RefusalCode.OUTSIDE_WINDOW);
    }

    @Test
    void eachLineIsRefusedForItselfTheFirstReasonFirst() {
        flag(EXCLUSIVE);
        flagged.put(CUP, List.of(new Flagging(List.of(MEMBERS_ONLY), false)));

        assertThat(checkFlags.refusals(
                        GUEST,
                        List.of(new WantedItem(1L, LANTERN, 1, null), new WantedItem(2L, CUP, 1, null)),
                        List.of()))
                .containsExactly(
                        Refusal.of(RefusalCode.MEMBERS_ONLY)
                                .with("productId", CUP)
                                .with("itemId", 2L),
                        Refusal.of(RefusalCode.EXCLUSIVE_ITEM)
                                .with("productId", LANTERN)
                                .with("itemId", 1L));
    }

    @Test
    void hidesFromThoseWhomItExcludesWhereTheMerchantSaysSo() {
        flag(GOLD_ONLY);
        assertThat(checkFlags.hidden(ANA, Set.of(LANTERN))).isEmpty();
        flagged.put(LANTERN, List.of(new Flagging(List.of(GOLD_ONLY, EXCLUSIVE), true)));

        assertThat(checkFlags.hidden(ANA, Set.of(LANTERN, CUP))).containsExactly(LANTERN);
        assertThat(checkFlags.of(ANA, LANTERN)).isEmpty();
        rank = 20;
        assertThat(checkFlags.hidden(ANA, Set.of(LANTERN, CUP))).isEmpty();
        assertThat(checkFlags.of(ANA, LANTERN)).isPresent();
    }

    @Test
    void whatIsHiddenInOnePlaceIsHiddenByItsOwnFlagsOnly() {
        flagged.put(
                LANTERN, List.of(new Flagging(List.of(GOLD_ONLY), false), new Flagging(List.of(MEMBERS_ONLY), true)));

        assertThat(checkFlags.hidden(GUEST, Set.of(LANTERN))).containsExactly(LANTERN);
        assertThat(checkFlags.hidden(ANA, Set.of(LANTERN))).isEmpty();
    }

    @Test
    void whatIsOnlyToBeHadOtherwiseOrLaterIsNotHidden() {
        limitedTo("2026-12-24T00:00:00", null);
        flagged.put(
                LANTERN,
                List.of(
                        new Flagging(flagged.get(LANTERN).get(0).flags(), true),
                        new Flagging(List.of(EXCLUSIVE), true)));

        assertThat(checkFlags.hidden(GUEST, Set.of(LANTERN))).isEmpty();
    }

    @Test
    void namesTheFlagsOnceInTheOrderOfTheirKinds() {
        flag(new Flag.Plain(FlagKind.NO_EARN), MEMBERS_ONLY);
        flag(MEMBERS_ONLY, EXCLUSIVE);

        assertThat(checkFlags.of(ANA, LANTERN).orElseThrow().flags())
                .extracting(Flag::kind)
                .containsExactly(FlagKind.EXCLUSIVE, FlagKind.MEMBERS_ONLY, FlagKind.NO_EARN);
        assertThat(checkFlags.of(ANA, LANTERN).orElseThrow().refusal())
                .map(Refusal::code)
                .contains(RefusalCode.EXCLUSIVE_ITEM);
    }

    /** Says this of the lantern in one more place. */
    private void flag(Flag... flags) {
        List<Flagging> places = new ArrayList<>(flagged.getOrDefault(LANTERN, List.of()));
        places.add(new Flagging(List.of(flags), false));
        flagged.put(LANTERN, places);
    }

    private void limitedTo(String from, String until) {
        flag(new Flag.Limited(Window.always(BERLIN)
                .within(
                        from == null ? null : LocalDateTime.parse(from),
                        until == null ? null : LocalDateTime.parse(until))));
    }

    private boolean isSoldAt(String at) {
        now = OffsetDateTime.parse(at).toInstant();
        assertThat(codes(ANA)).isSubsetOf(RefusalCode.OUTSIDE_WINDOW);
        return refusals(ANA).isEmpty();
    }

    private List<Refusal> refusals(Optional<MemberId> member) {
        return checkFlags.refusals(member, List.of(new WantedItem(null, LANTERN, 1, null)), List.of());
    }

    private List<Refusal> refused(WantedItem wanted) {
        return checkFlags.refusals(ANA, List.of(wanted), List.of());
    }

    /** Claims and sells so many lanterns for an order. */
    private Optional<Refusal> buy(long order, Optional<MemberId> member, int quantity) {
        List<WantedItem> wanted = List.of(new WantedItem(1L, LANTERN, quantity, null));
        Outcome<LimitedGoods.Tried> claimed = limitedGoods.claim(
                order, member, checkFlags.beforeClaim(ANA, wanted).wants());
        if (claimed instanceof Outcome.Refused<LimitedGoods.Tried> refused) {
            return Optional.of(refused.refusal());
        }
        limitedGoods.sold(order, member, wanted);
        return Optional.empty();
    }

    private static Flag counted(Long total, Flag.PerMember perMember) {
        return new Flag.Limited(Window.always(BERLIN), total, perMember);
    }

    private List<RefusalCode> codes(Optional<MemberId> member) {
        return refusals(member).stream().map(Refusal::code).toList();
    }

    private static WantedItem through(Long offer, long product) {
        return new WantedItem(null, product, 1, offer);
    }

    private static SegmentCode code(String text) {
        return new SegmentCode(text);
    }

    private static final class WithoutTransactions implements Transactions {
        @Override
        public <T> T required(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T isolated(Supplier<T> work) {
            return work.get();
        }
    }

    private final class AnasTier implements MemberTiers {
        @Override
        public Optional<Tier> tierOf(MemberId member) {
            return rank == 0
                    ? Optional.empty()
                    : Optional.of(new Tier(new TierCode("hers"), new TierName("Hers", "她的"), rank, 1, Benefits.NONE));
        }

        @Override
        public Optional<Projection> projection(MemberId member) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<TierChange> history(MemberId member, int limit) {
            throw new UnsupportedOperationException();
        }
    }
}
