package org.pointsmall.loyalty.admin.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.audit.AuditChange;
import org.pointsmall.loyalty.audit.AuditNote;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.member.MemberId;

import static org.assertj.core.api.Assertions.assertThat;

class NoteAccountTest {
    private static final MemberId ANA = new MemberId(4_711);

    private final LedgerFixture points = new LedgerFixture();
    private final List<AuditNote> notes = new ArrayList<>();
    private final NoteAccount note = new NoteAccount(
            points.ledger, account -> Long.toString(points.lastEntry().id().value()), notes::add);

    /** As a reversal does that at once pays what had been given up. */
    @Test
    void entriesThatBalanceOutAreWrittenDown() {
        points.credit(ANA, 100, null);
        long before = points.lastEntry().id().value();

        done(() -> {
            points.credit(ANA, 40, null);
            points.spend(ANA, 40, 1);
            return new Answer.Done(Sentence.of("LoyaltyDesk_Reversed", 1L));
        });

        assertThat(points.available(ANA)).isEqualTo(100);
        long after = points.lastEntry().id().value();
        assertThat(notes)
                .singleElement()
                .extracting(AuditNote::changes)
                .isEqualTo(List.of(new AuditChange("entry", Long.toString(before), Long.toString(after))));
    }

    @Test
    void whatMovesNothingAgainIsNotWrittenDown() {
        points.credit(ANA, 100, null);

        done(() -> new Answer.Done(Sentence.of("LoyaltyDesk_Reversed", 1L)));

        assertThat(notes).isEmpty();
    }

    private void done(Supplier<Answer> doing) {
        note.of(
                new NoteAccount.Deed(
                        points.ledger.account(ANA).orElseThrow(), "loyalty-members.entries.reverse", "grace", "sorry"),
                doing);
    }
}
