package org.pointsmall.loyalty.admin.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.pointsmall.loyalty.audit.AuditChange;
import org.pointsmall.loyalty.audit.AuditNote;
import org.pointsmall.loyalty.audit.AuditScope;
import org.pointsmall.loyalty.audit.AuditTrail;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.statement.AccountDetails;

/** Writes down what staff have done to an account: what it was before, and what it is after. */
final class NoteAccount {
    private final Ledger ledger;
    private final Function<AccountId, String> newest;
    private final AuditTrail trail;

    /** @param newest an account's newest entry: there may be new ones, and the same points as before */
    NoteAccount(Ledger ledger, Function<AccountId, String> newest, AuditTrail trail) {
        this.ledger = ledger;
        this.newest = newest;
        this.trail = trail;
    }

    static NoteAccount of(Ledger ledger, AccountDetails files, AuditTrail trail) {
        return new NoteAccount(
                ledger,
                account -> files.journal(account, null, 1).stream()
                        .map(detail -> Long.toString(detail.entry().id().value()))
                        .findFirst()
                        .orElse(""),
                trail);
    }

    /**
     * What somebody is about to do.
     *
     * @param action the address at which it is asked for: {@code loyalty-members.adjust}
     */
    record Deed(Account account, String action, String actor, String reason) {}

    /** Does it, in the caller's transaction. What is refused, and what had been done before, is no change. */
    Answer of(Deed deed, Supplier<Answer> doing) {
        Map<String, String> before = now(deed);
        Answer answer = doing.get();
        Map<String, String> after = now(deed);
        if (before.equals(after) && !isNews(answer)) {
            AuditScope.nothingToNote();
        } else if (answer instanceof Answer.Done) {
            Account account = deed.account();
            List<AuditChange> changes = new ArrayList<>();
            after.forEach((field, is) -> {
                String was = before.getOrDefault(field, "");
                if (!was.equals(is)) {
                    changes.add(new AuditChange(field, was, is));
                }
            });
            trail.note(new AuditNote(
                    deed.actor(),
                    deed.action(),
                    "ACCOUNT",
                    Long.toString(account.id().value()),
                    "#" + account.member().value(),
                    changes,
                    deed.reason()));
        }
        return answer;
    }

    /** What waits for a second admin, or was refused by one, has moved nothing, and is written down all the same. */
    private static boolean isNews(Answer answer) {
        return answer.sentence().code().startsWith("LoyaltyApproval_");
    }

    private Map<String, String> now(Deed deed) {
        Map<String, String> now = new LinkedHashMap<>();
        ledger.account(deed.account().member()).ifPresent(account -> {
            now.put("account", Long.toString(account.id().value()));
            now.put("status", account.status().name());
            now.put("available", Long.toString(account.balance().available().value()));
            now.put("pending", Long.toString(account.balance().pending().value()));
            now.put("debt", Long.toString(account.balance().debt().value()));
            now.put("entry", newest.apply(account.id()));
        });
        return now;
    }
}
