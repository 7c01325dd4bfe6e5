package org.pointsmall.loyalty.admin.desk;

import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.adjustment.HandAdjustment;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.MemberDirectory;

/** Draws up adjustments that wait, or have waited, for a second admin. */
final class ApprovalRows {
    private final Ledger ledger;
    private final MemberDirectory directory;

    ApprovalRows(Ledger ledger, MemberDirectory directory) {
        this.ledger = ledger;
        this.directory = directory;
    }

    /**
     * One of them.
     *
     * @param account whose page is the member's
     * @param own whether whoever looks has asked for it
     */
    record Row(
            String id,
            String at,
            String actor,
            String account,
            String member,
            String points,
            String reason,
            String state,
            String decider,
            boolean own) {}

    Optional<Account> account(HandAdjustment asked) {
        return ledger.account(asked.member());
    }

    List<Row> of(List<HandAdjustment> all, String looking, DisplayFormat written) {
        return all.stream().map(asked -> row(asked, looking, written)).toList();
    }

    private Row row(HandAdjustment asked, String looking, DisplayFormat written) {
        String decider = asked.decider();
        String member = directory
                .find(asked.member())
                .map(person -> person.login())
                .orElse("#" + asked.member().value());
        return new Row(
                Long.toString(asked.id()),
                written.time(asked.at()),
                asked.actor(),
                account(asked)
                        .map(account -> Long.toString(account.id().value()))
                        .orElse(""),
                member,
                written.change(asked.points()),
                asked.reason(),
                "LoyaltyApproval_State_" + asked.state(),
                decider == null ? "" : decider,
                asked.actor().equals(looking));
    }
}
