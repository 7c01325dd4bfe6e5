package org.pointsmall.loyalty.admin.desk;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.pointsmall.loyalty.adjustment.AdjustByHand;
import org.pointsmall.loyalty.adjustment.HandAdjustment;
import org.pointsmall.loyalty.admin.choice.FindMember;
import org.pointsmall.loyalty.admin.choice.FormInput;
import org.pointsmall.loyalty.admin.choice.ValidityInput;
import org.pointsmall.loyalty.admin.desk.NoteAccount.Deed;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.admin.page.StaffName;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.ledger.LockedAccount;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.statement.AccountDetails;
import org.pointsmall.loyalty.statement.AccountDetails.AccountSummary;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * What staff may do to an account. Each takes what was typed as it was typed, and either makes one movement of the
 * ledger in a transaction of its own, or refuses in words. Sent again, each changes nothing more: an adjustment by the
 * key of its form, the others by what they are.
 */
final class AccountDesk {
    private static final String REASON = "LoyaltyDesk_Reason";

    private final Ledger ledger;
    private final AccountDetails files;
    private final FindMember members;
    private final AdjustByHand adjust;
    private final RedemptionTerms redemption;
    private final Transactions transactions;
    private final NoteAccount note;

    AccountDesk(
            Ledger ledger,
            AccountDetails files,
            FindMember members,
            AdjustByHand adjust,
            RedemptionTerms redemption,
            Transactions transactions,
            NoteAccount note) {
        this.note = note;
        this.ledger = ledger;
        this.files = files;
        this.members = members;
        this.adjust = adjust;
        this.redemption = redemption;
        this.transactions = transactions;
    }

    /** Given points can be spent at once, and last as it was typed, or else as long as points that are earned now. */
    Answer adjust(
            AccountSummary file, String points, ValidityInput validity, String reason, String formKey, String actor) {
        OptionalLong number = FormInput.points(points);
        if (number.isEmpty()) {
            return Answer.refused("LoyaltyDesk_Points", FormInput.MOST_POINTS);
        }
        if (!validity.isRight() || (validity.expiry() != null && number.getAsLong() < 0)) {
            return Answer.refused("LoyaltyDesk_Validity");
        }
        Optional<UUID> key = FormInput.key(formKey);
        if (key.isEmpty()) {
            return Answer.refused("LoyaltyDesk_KeyReused");
        }
        return withReason(
                reason,
                why -> settle(
                        new Deed(file.account(), "loyalty-members.adjust", actor, why),
                        () -> adjust.adjust(
                                file.account().member(),
                                key.get().toString(),
                                number.getAsLong(),
                                validity.expiry(),
                                StaffName.of(actor),
                                why),
                        number.getAsLong() > 0
                                ? Sentence.of("LoyaltyDesk_Given", number.getAsLong())
                                : Sentence.of("LoyaltyDesk_Taken", -number.getAsLong())));
    }

    /** Undoes an adjustment of this account, even where the account has become part of another since. */
    Answer reverse(AccountSummary file, EntryId entry, String reason, String actor) {
        OptionalLong points = files.journal(file.account().id(), new EntryId(entry.value() + 1), 1).stream()
                .map(AccountDetails.EntryDetail::entry)
                .filter(filed -> filed.id().equals(entry))
                .mapToLong(JournalEntry::points)
                .findFirst();
        if (points.isEmpty()) {
            return Answer.refused("LoyaltyDesk_NoSuchEntry");
        }
        return withReason(
                reason,
                why -> answer(
                        new Deed(file.account(), "loyalty-members.entries.reverse", actor, why),
                        () -> {
                            LockedAccount account = ledger.lock(file.account().member());
                            return account.account().status() == AccountStatus.CLOSED
                                    ? Optional.of(Answer.refused("LoyaltyDesk_Status_CLOSED"))
                                    : Optional.empty();
                        },
                        () -> adjust.reverse(
                                file.account().member(), entry, points.getAsLong(), StaffName.of(actor), why),
                        Sentence.of("LoyaltyDesk_Reversed", entry.value())));
    }

    Answer freeze(AccountSummary file, String reason, String actor) {
        return withReason(
                reason,
                why -> settle(
                        new Deed(file.account(), "loyalty-members.freeze", actor, why),
                        () -> ledger.freeze(file.account().member(), StaffName.of(actor), why),
                        Sentence.of("LoyaltyDesk_Frozen")));
    }

    Answer unfreeze(AccountSummary file, String reason, String actor) {
        return withReason(
                reason,
                why -> settle(
                        new Deed(file.account(), "loyalty-members.unfreeze", actor, why),
                        () -> ledger.unfreeze(file.account().member(), StaffName.of(actor), why),
                        Sentence.of("LoyaltyDesk_Unfrozen")));
    }

    /** @param payOut whether what is available is paid out, at the rate at which points are worth money now */
    Answer close(AccountSummary file, boolean payOut, boolean confirmed, String reason, String actor) {
        if (!confirmed) {
            return Answer.refused("LoyaltyDesk_Confirm");
        }
        Leftover leftover = payOut ? new Leftover.PaidOut(redemption.standardRate()) : new Leftover.Forfeited();
        return withReason(
                reason,
                why -> settle(
                        new Deed(file.account(), "loyalty-members.close", actor, why),
                        () -> ledger.close(file.account().member(), leftover, StaffName.of(actor), why),
                        Sentence.of("LoyaltyDesk_Closed")));
    }

    /** @param into the other member's login, or # and the customer's number */
    Answer merge(AccountSummary file, String into, boolean confirmed, String reason, String actor) {
        if (!confirmed) {
            return Answer.refused("LoyaltyDesk_Confirm");
        }
        Optional<MemberId> named = members.named(into);
        if (named.isEmpty()) {
            return Answer.refused("LoyaltyDesk_NoSuchMember", into.strip());
        }
        MemberId other = named.get();
        if (files.of(other).filter(theirs -> isSame(file, theirs)).isPresent()) {
            return Answer.refused("LoyaltyDesk_MergeSame");
        }
        // Both locks are the ledger's to take, in their order: none is taken here.
        return withReason(
                reason,
                why -> answer(
                        new Deed(file.account(), "loyalty-members.merge", actor, why),
                        () -> stillItself(files.find(file.account().id()).orElse(file)),
                        () -> ledger.merge(file.account().member(), other, StaffName.of(actor), why),
                        Sentence.of("LoyaltyDesk_Merged", into.strip())));
    }

    private static boolean isSame(AccountSummary one, AccountSummary other) {
        return one.account().id().equals(other.account().id())
                || one.account().id().equals(other.mergedInto());
    }

    /** Under the account's lock, so that it is this account that is moved, and not one that has taken it over. */
    private Answer settle(Deed deed, Supplier<Outcome<?>> movement, Sentence done) {
        return answer(
                deed,
                () -> {
                    Account here = deed.account();
                    LockedAccount locked = ledger.lock(here.member());
                    return locked.account().id().equals(here.id()) ? Optional.empty() : merged();
                },
                movement,
                done);
    }

    private Answer answer(Deed deed, Supplier<Optional<Answer>> first, Supplier<Outcome<?>> movement, Sentence done) {
        return transactions.required(
                () -> first.get().orElseGet(() -> note.of(deed, () -> said(movement.get(), done))));
    }

    private static Optional<Answer> stillItself(AccountSummary file) {
        return file.mergedInto() == null ? Optional.empty() : merged();
    }

    private static Optional<Answer> merged() {
        return Optional.of(Answer.refused("LoyaltyDesk_Status_MERGED"));
    }

    private static Answer said(Outcome<?> outcome, Sentence done) {
        if (outcome instanceof Outcome.Done<?> moved && moved.value() instanceof HandAdjustment asked) {
            if (asked.state() == HandAdjustment.State.WAITING) {
                return new Answer.Done(Sentence.of("LoyaltyApproval_Waits"));
            }
            if (asked.state() == HandAdjustment.State.REFUSED) {
                return Answer.refused("LoyaltyApproval_WasRefused");
            }
        }
        return outcome instanceof Outcome.Refused<?> refused
                ? new Answer.Refused(RefusalInWords.of(refused.refusal()))
                : new Answer.Done(done);
    }

    private static Answer withReason(String typed, Function<String, Answer> then) {
        return FormInput.reason(typed).map(then).orElseGet(() -> Answer.refused(REASON));
    }
}
