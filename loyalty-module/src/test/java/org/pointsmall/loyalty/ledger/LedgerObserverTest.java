package org.pointsmall.loyalty.ledger;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

class LedgerObserverTest {
    private final LedgerFixture given = new LedgerFixture();
    private final List<String> told = new ArrayList<>();
    private final Ledger ledger = new Ledger(given.store, given.terms, inUtc(given.clock), new LedgerObserver() {
        @Override
        public void posted(EntryKind kind, long points) {
            told.add(kind + " " + points);
        }

        @Override
        public void refused(RefusalCode code) {
            told.add(code.name());
        }
    });
    private final MemberId ana = given.aMember().with(10).id();

    @Test
    void isToldOfEachEntryOnceAndNotOfARepeat() {
        Adjustment gift = new Adjustment(ana, new PostingKey("gift"), 5, LotPolicy.LASTING, "eve", "for the trouble");
        granted(ledger.adjust(gift));
        granted(ledger.adjust(gift));

        assertThat(told).containsExactly("ADJUST 5");
    }

    @Test
    void isToldWhyTheReversalOfWhatIsNoAdjustmentIsRefused() {
        assertThat(ledger.reverse(given.lastEntry().id(), "eve", "by mistake").isRefused())
                .isTrue();

        assertThat(told).containsExactly("CONFLICT");
    }

    @Test
    void isToldWhyAMergeIsRefused() {
        MemberId bo = given.aMember().with(1).frozen().id();

        assertThat(ledger.merge(ana, bo, "eve", "one person").isRefused()).isTrue();

        assertThat(told).containsExactly("ACCOUNT_FROZEN");
    }
}
