package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.pointsmall.loyalty.ledger.LedgerFixture.A_CHECKOUT;
import static org.pointsmall.loyalty.ledger.LedgerFixture.A_POINT_IS_A_FEN;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_AVAILABLE;
import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_HELD;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_BURNED;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_ISSUED;

class LedgerValuesTest {
    private static final LotId LOT = new LotId(1);
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void aPostingMovesSomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Posting(PROGRAMME_ISSUED, null, 0));
        assertThat(new Posting(MEMBER_HELD, LOT, -3).amount()).isEqualTo(-3);
    }

    @Test
    void aMembersPointsLieInALotAndTheProgrammesDoNot() {
        for (LedgerSide side : LedgerSide.values()) {
            if (side == LedgerSide.PROGRAMME_WRITTEN_OFF) {
                assertThat(new Posting(side, LOT, 1).lot())
                        .as("a lot may owe it")
                        .isEqualTo(LOT);
                continue;
            }
            LotId wrong = side.isMembers() ? null : LOT;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Posting(side, wrong, 1))
                    .withMessageContaining(side.name());
        }
    }

    @Test
    void anEntrySumsToZero() {
        Posting issued = new Posting(PROGRAMME_ISSUED, null, -5);

        assertThat(entryOf(issued, new Posting(MEMBER_AVAILABLE, LOT, 5)).pointsOwned())
                .isEqualTo(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entryOf(issued, new Posting(MEMBER_AVAILABLE, LOT, 4)))
                .withMessageContaining("earn:1");
        assertThatIllegalArgumentException().isThrownBy(() -> entryOf());
    }

    @Test
    void anEntryThatOnlyMovesPointsBetweenAMembersStatesChangesNothingOfWhatTheMemberOwns() {
        assertThat(entryOf(new Posting(MEMBER_AVAILABLE, LOT, -5), new Posting(MEMBER_HELD, LOT, 5))
                        .pointsOwned())
                .isZero();
    }

    @Test
    void aHoldSpendsPointsForMoneyByARateOrNothingAtAll() {
        Money fen = new Money(5, CNY);
        MemberId ana = new MemberId(1);
        Points five = Points.of(5);

        new HoldRequest(ana, 1, five, fen, A_POINT_IS_A_FEN, A_CHECKOUT);
        new HoldRequest(ana, 1, Points.ZERO, null, null, A_CHECKOUT);
        Stream.<Runnable>of(
                        () -> new HoldRequest(ana, 1, five, null, A_POINT_IS_A_FEN, A_CHECKOUT),
                        () -> new HoldRequest(ana, 1, five, fen, null, A_CHECKOUT),
                        () -> new HoldRequest(ana, 1, Points.ZERO, fen, null, A_CHECKOUT),
                        () -> new HoldRequest(ana, 1, Points.ZERO, null, A_POINT_IS_A_FEN, A_CHECKOUT))
                .forEach(half -> assertThatIllegalArgumentException().isThrownBy(half::run));
    }

    @Test
    void anEarningEarnsSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Earning(
                        new MemberId(1), new PostingKey("k"), Points.ZERO, null, LotPolicy.LASTING, "test", List.of()));
    }

    @Test
    void aPostingKeyHasOneToAHundredAndTwentyCharacters() {
        assertThat(PostingKey.of("burn", 17).value()).isEqualTo("burn:17");
        assertThat(new PostingKey("k".repeat(120)).value()).hasSize(120);
        assertThatIllegalArgumentException().isThrownBy(() -> new PostingKey("k".repeat(121)));
        assertThatIllegalArgumentException().isThrownBy(() -> new PostingKey(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new PostingKey(" "));
    }

    @Test
    void aBalanceFollowsThePostings() {
        Balance earned = Balance.NOTHING.after(
                List.of(new Posting(PROGRAMME_ISSUED, null, -9), new Posting(MEMBER_AVAILABLE, LOT, 9)));
        Balance held = earned.after(List.of(new Posting(MEMBER_AVAILABLE, LOT, -4), new Posting(MEMBER_HELD, LOT, 4)));
        Balance burned = held.after(List.of(new Posting(MEMBER_HELD, LOT, -4), new Posting(PROGRAMME_BURNED, null, 4)));

        assertThat(held.available()).isEqualTo(Points.of(5));
        assertThat(held.held()).isEqualTo(Points.of(4));
        assertThat(held.owned()).isEqualTo(Points.of(9));
        assertThat(burned.spent()).isEqualTo(Points.of(4));
        assertThat(burned.owned()).isEqualTo(Points.of(5));
    }

    @Test
    void aBalanceCanNotBeOverdrawn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Balance.NOTHING.after(
                        List.of(new Posting(MEMBER_AVAILABLE, LOT, -1), new Posting(MEMBER_HELD, LOT, 1))));
    }

    @Test
    void lotsBurnByExpiryThenByAgeThenById() {
        Lot soon = lot(9, JUNE, MAY);
        Lot older = lot(8, JUNE.plusSeconds(1), MAY);
        Lot younger = lot(6, JUNE.plusSeconds(1), MAY.plusSeconds(1));
        Lot never = lot(4, null, MAY.minusSeconds(1));
        Lot neverEither = lot(5, null, MAY.minusSeconds(1));

        assertThat(Stream.of(neverEither, younger, never, soon, older).sorted(Lot.BURN_ORDER))
                .containsExactly(soon, older, younger, never, neverEither);
    }

    @Test
    void aTraceKeepsItsOperandsInTheOrderOfTheirNames() {
        assertThat(new TraceLine("code", Map.of("b", "2", "a", "1", "c", "3")).operands())
                .containsExactly(Map.entry("a", "1"), Map.entry("b", "2"), Map.entry("c", "3"));
    }

    @Test
    void contentIsTheSameOnlyForTheSameText() {
        assertThat(ContentHash.of("EARN|1|5|")).hasSize(64).isEqualTo(ContentHash.of("EARN|1|5|"));
        assertThat(ContentHash.of("EARN|1|5|")).isNotEqualTo(ContentHash.of("EARN|1|5|7"));
    }

    private static EntryDraft entryOf(Posting... postings) {
        return new EntryDraft(
                EntryKind.EARN,
                PostingKey.of("earn", 1),
                ContentHash.of(""),
                EntryDraft.Subject.of("test"),
                List.of(),
                List.of(postings),
                Set.of(),
                Allocation.NONE,
                MAY.plus(Duration.ofDays(1)));
    }

    private static Lot lot(long id, Instant expiresAt, Instant earnedAt) {
        YearMonth month = expiresAt == null ? null : YearMonth.of(2026, 6);
        LotTerms terms = new LotTerms(earnedAt, earnedAt, expiresAt, month);
        return new Lot(new LotId(id), Points.of(1), Points.ZERO, terms, new LotId(id));
    }
}
