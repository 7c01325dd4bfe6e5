package org.pointsmall.loyalty.admin.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.choice.FormInput;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.Csv;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.audit.AuditNote;
import org.pointsmall.loyalty.audit.ReadAudit;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.statement.AccountDetails;
import org.pointsmall.loyalty.statement.AccountDetails.EntryDetail;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The whole journal of a member as a table, the newest entry first. Who has saved it is written down before it leaves. */
@Controller
@RequestMapping("/loyalty-members/{account:[0-9]+}/journal.csv")
public class JournalTableController extends AdminController {
    private static final int AT_ONCE = 500;

    private final AccountDetails files;
    private final ReadAudit audit;
    private final MessageSource messages;
    private final BusinessTime time;

    JournalTableController(
            AdminRights rights,
            AdminPage pages,
            AccountDetails files,
            ReadAudit audit,
            MessageSource messages,
            BusinessTime time) {
        super(rights, pages);
        this.files = files;
        this.audit = audit;
        this.messages = messages;
        this.time = time;
    }

    @GetMapping
    void journal(@PathVariable String account, Principal admin, Locale locale, HttpServletResponse response)
            throws IOException {
        rights.require(Right.SEE_MEMBERS);
        rights.require(Right.EXPORT_MEMBERS);
        AccountId id =
                new AccountId(FormInput.id(account).orElseThrow(() -> new NotFoundException("account " + account)));
        if (files.find(id).isEmpty()) {
            throw new NotFoundException("account " + account);
        }
        String name = "journal-" + account;
        audit.noteNow(new AuditNote(
                admin.getName(), "loyalty-members.journal", "ACCOUNT", account, name + ".csv", List.of(), ""));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"");
        OutputStream out = response.getOutputStream();
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        Csv table = new Csv().row(headings(locale));
        @Nullable EntryId before = null;
        List<EntryDetail> entries;
        do {
            entries = files.journal(id, before, AT_ONCE);
            Map<Long, String> numbers = files.orderNumbers(orders(entries));
            entries.forEach(filed -> table.row(cells(filed.entry(), numbers, written, locale)));
            out.write(table.take());
            before = entries.isEmpty()
                    ? null
                    : entries.get(entries.size() - 1).entry().id();
        } while (entries.size() == AT_ONCE);
    }

    private static Collection<Long> orders(List<EntryDetail> entries) {
        return entries.stream()
                .map(filed -> filed.entry().order())
                .filter(Objects::nonNull)
                .map(OrderRef::id)
                .collect(Collectors.toSet());
    }

    private Object[] cells(JournalEntry entry, Map<Long, String> numbers, DisplayFormat written, Locale locale) {
        return new Object[] {
            entry.id().value(),
            written.time(entry.at()),
            say(Sentence.of("LoyaltyEntry_" + entry.kind()), locale),
            entry.points(),
            entry.ownedAfter().value(),
            DrawUpAccount.order(entry.order(), numbers),
            entry.about().actor(),
            Objects.requireNonNullElse(entry.about().reason(), ""),
            entry.trace().stream()
                    .map(line -> say(DrawUpAccount.explained(line), locale))
                    .collect(Collectors.joining("\n"))
        };
    }

    private Object[] headings(Locale locale) {
        return List.of(
                        "LoyaltyDesk_Entry",
                        "LoyaltyDesk_At",
                        "LoyaltyDesk_Kind",
                        "LoyaltyDesk_PointsColumn",
                        "LoyaltyDesk_OwnedAfter",
                        "LoyaltyDesk_Order",
                        "LoyaltyDesk_Actor",
                        "LoyaltyDesk_Why",
                        "LoyaltyDesk_Explained")
                .stream()
                .map(code -> say(Sentence.of(code), locale))
                .toArray();
    }

    private String say(Sentence sentence, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(sentence.code(), sentence.places(), sentence.code(), locale));
    }
}
