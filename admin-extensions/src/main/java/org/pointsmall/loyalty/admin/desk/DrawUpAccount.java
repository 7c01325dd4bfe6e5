package org.pointsmall.loyalty.admin.desk;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.ledger.AccountChange;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.LotTerms;
import org.pointsmall.loyalty.member.MemberDirectory;
import org.pointsmall.loyalty.member.MemberDirectory.Person;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.statement.AccountDetails;
import org.pointsmall.loyalty.statement.AccountDetails.AccountSummary;
import org.pointsmall.loyalty.statement.AccountDetails.EntryDetail;
import org.pointsmall.loyalty.statement.AccountDetails.LotDetail;
import org.pointsmall.loyalty.trace.TraceLine;

/** Draws up an account for its page. */
final class DrawUpAccount {
    static final int ENTRIES_A_PAGE = 20;
    /** What has a counter-entry. */
    private static final Set<EntryKind> REVERSIBLE = EnumSet.of(EntryKind.ADJUST, EntryKind.OPENING);

    private static final int MOST_LOTS = 100;
    private static final int MOST_OF_AN_ORDER = 200;
    private static final int MOST_CHANGES = 50;
    private static final int MOST_PARTS = 50;
    private static final String STATUS = "LoyaltyMember_Status_";

    private final AccountDetails files;
    private final MemberDirectory directory;
    private final RedemptionTerms terms;

    DrawUpAccount(AccountDetails files, MemberDirectory directory, RedemptionTerms terms) {
        this.files = files;
        this.directory = directory;
        this.terms = terms;
    }

    /** Which entries are shown: those before one, or all of one order. */
    record Shown(@Nullable EntryId before, @Nullable Long order) {
        static final Shown NEWEST = new Shown(null, null);
    }

    AccountView of(AccountSummary file, Shown shown, DisplayFormat written) {
        AccountId id = file.account().id();
        Optional<Person> person = directory.find(file.account().member());
        List<LotDetail> lots = files.lots(id, MOST_LOTS + 1);
        Long ofOrder = shown.order();
        List<EntryDetail> entries = ofOrder == null
                ? files.journal(id, shown.before(), ENTRIES_A_PAGE + 1)
                : files.journalOfOrder(id, ofOrder, MOST_OF_AN_ORDER);
        List<EntryDetail> page =
                ofOrder == null ? entries.stream().limit(ENTRIES_A_PAGE).toList() : entries;
        Map<Long, String> numbers = numbers(page);
        boolean open = file.account().status() != AccountStatus.CLOSED;
        @Nullable AccountId into = file.mergedInto();
        return new AccountView(
                id.value(),
                person.map(customer -> customer.member().value()).orElse(null),
                login(file.account().member()),
                person.map(Person::email).orElse(""),
                person.map(Person::name).orElse(""),
                written.time(file.openedAt()),
                STATUS + file.account().status().name(),
                into == null ? null : into.value(),
                files.parts(id, MOST_PARTS).stream().map(this::login).toList(),
                balances(file.account().balance(), written),
                terms.offset(file.account().member())
                        .rate()
                        .worth(file.account().balance().available())
                        .toString(),
                lots.stream().limit(MOST_LOTS).map(lot -> lot(lot, written)).toList(),
                lots.size() > MOST_LOTS,
                page.stream().map(entry -> entry(entry, numbers, open, written)).toList(),
                ofOrder == null ? null : Objects.requireNonNullElse(numbers.get(ofOrder), "#" + ofOrder),
                ofOrder == null && entries.size() > ENTRIES_A_PAGE
                        ? page.get(page.size() - 1).entry().id().value()
                        : null,
                files.changes(id, MOST_CHANGES).stream()
                        .map(change -> change(change, written))
                        .toList(),
                written.zone());
    }

    private String login(MemberId member) {
        return directory.find(member).map(Person::login).orElse("#" + member.value());
    }

    private static List<AccountView.Balance> balances(Balance balance, DisplayFormat written) {
        return List.of(
                new AccountView.Balance(
                        "LoyaltyMember_Available",
                        written.number(balance.available().value())),
                new AccountView.Balance(
                        "LoyaltyMember_Pending",
                        written.number(balance.pending().value())),
                new AccountView.Balance(
                        "LoyaltyMember_Held", written.number(balance.held().value())),
                new AccountView.Balance(
                        "LoyaltyMember_Spent", written.number(balance.spent().value())),
                new AccountView.Balance(
                        "LoyaltyMember_Expired",
                        written.number(balance.expired().value())),
                new AccountView.Balance(
                        "LoyaltyMember_Debt", written.number(balance.debt().value())));
    }

    private static AccountView.Lot lot(LotDetail filed, DisplayFormat written) {
        LotTerms terms = filed.lot().terms();
        return new AccountView.Lot(
                filed.lot().id().value(),
                written.time(terms.earnedAt()),
                written.time(terms.availableAt()),
                terms.expiresAt() == null ? null : written.lastDay(terms.expiresAt()),
                written.number(filed.lot().available().value()),
                written.number(filed.lot().pending().value()),
                written.number(filed.held().value()));
    }

    /** An order gets its number after points were held for it: entries of that time are told by those that came later. */
    private Map<Long, String> numbers(List<EntryDetail> entries) {
        Set<Long> orders = entries.stream()
                .map(filed -> filed.entry().order())
                .filter(Objects::nonNull)
                .map(OrderRef::id)
                .collect(Collectors.toSet());
        return files.orderNumbers(orders);
    }

    /** As people call the order; empty where there is none. */
    static String order(@Nullable OrderRef order, Map<Long, String> numbers) {
        return order == null
                ? ""
                : Objects.requireNonNullElseGet(
                        order.number(), () -> numbers.getOrDefault(order.id(), "#" + order.id()));
    }

    private static AccountView.Entry entry(
            EntryDetail filed, Map<Long, String> numbers, boolean open, DisplayFormat written) {
        JournalEntry entry = filed.entry();
        @Nullable OrderRef order = entry.order();
        @Nullable EntryId reverses = entry.about().reverses();
        @Nullable EntryId reversedBy = filed.reversedBy();
        return new AccountView.Entry(
                entry.id().value(),
                written.time(entry.at()),
                "LoyaltyEntry_" + entry.kind().name(),
                written.change(entry.points()),
                written.number(entry.ownedAfter().value()),
                order == null ? null : order(order, numbers),
                order == null ? null : order.id(),
                entry.about().actor(),
                entry.about().reason(),
                entry.trace().stream().map(DrawUpAccount::explained).toList(),
                reverses == null ? null : reverses.value(),
                reversedBy == null ? null : reversedBy.value(),
                open && REVERSIBLE.contains(entry.kind()) && reversedBy == null);
    }

    /** The operands in the order of their names, which is what the numbers in the texts count. */
    static Sentence explained(TraceLine line) {
        return new Sentence(
                "LoyaltyTrace_" + line.code(),
                line.operands().values().stream().map(DrawUpAccount::operand).toList());
    }

    private static Serializable operand(String text) {
        return text.matches("-?[0-9]{1,18}") ? (Serializable) Long.valueOf(text) : text;
    }

    private static AccountView.Change change(AccountChange change, DisplayFormat written) {
        return new AccountView.Change(
                written.time(change.at()),
                STATUS + change.from().name(),
                STATUS + change.to().name(),
                change.actor(),
                change.reason());
    }
}
