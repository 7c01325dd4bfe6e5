package org.pointsmall.loyalty.admin.member;

import java.io.IOException;
import java.io.OutputStream;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.member.AskedMembers.NotUnderstood;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.Csv;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.audit.AuditChange;
import org.pointsmall.loyalty.audit.AuditNote;
import org.pointsmall.loyalty.audit.ReadAudit;
import org.pointsmall.loyalty.insight.roster.MemberFilter;
import org.pointsmall.loyalty.insight.roster.MemberKey;
import org.pointsmall.loyalty.insight.roster.MemberRow;
import org.pointsmall.loyalty.insight.roster.MemberSorting;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.member.MemberDirectory.Person;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The list of members as tables, whole, however many there are: each is sent while it is read. Who has saved which one is
 * written down before the first row leaves.
 */
@Controller
@RequestMapping("/loyalty-members")
public class MemberTablesController extends AdminController {
    private static final int AT_ONCE = 1_000;
    private static final MemberSorting ORDER = new MemberSorting(MemberSorting.By.JOINED, false);

    private final MemberLists lists;
    private final ReadAudit audit;
    private final MessageSource messages;
    private final BusinessTime time;

    MemberTablesController(
            AdminRights rights,
            AdminPage pages,
            MemberLists lists,
            ReadAudit audit,
            MessageSource messages,
            BusinessTime time) {
        super(rights, pages);
        this.lists = lists;
        this.audit = audit;
        this.messages = messages;
        this.time = time;
    }

    /** What stands in the row of a member. */
    private interface Cells {
        Object[] of(MemberRow row, Optional<Person> person);
    }

    /** Who they are, and what the programme knows of them. */
    @GetMapping("/members.csv")
    void members(@RequestParam Map<String, String> typed, Principal admin, Locale locale, HttpServletResponse response)
            throws IOException {
        TargetNames named = lists.names(locale);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        send(
                "members",
                typed,
                admin,
                response,
                headings(
                        locale,
                        "Login",
                        "Name",
                        "Email",
                        "Tier",
                        "Segment",
                        "Status",
                        "OpenedAt",
                        "LastSeen",
                        "Available"),
                (row, person) -> new Object[] {
                    row.account().id().value(),
                    MemberLists.login(row, person),
                    person.map(Person::name).orElse(""),
                    person.map(Person::email).orElse(""),
                    row.tier() == null ? "" : named.tier(row.tier()),
                    row.segment() == null ? "" : named.segment(row.segment()),
                    say("LoyaltyMember_Status_" + row.account().status(), locale),
                    written.day(row.openedAt()),
                    Objects.toString(row.lastSeen(), ""),
                    row.account().balance().available().value()
                });
    }

    /** How many points each has in which state, without names. */
    @GetMapping("/balances.csv")
    void balances(@RequestParam Map<String, String> typed, Principal admin, Locale locale, HttpServletResponse response)
            throws IOException {
        send(
                "balances",
                typed,
                admin,
                response,
                headings(locale, "Customer", "Status", "Available", "Pending", "Held", "Spent", "Expired", "Debt"),
                (row, person) -> {
                    Balance balance = row.account().balance();
                    return new Object[] {
                        row.account().id().value(),
                        row.account().member().value(),
                        say("LoyaltyMember_Status_" + row.account().status(), locale),
                        balance.available().value(),
                        balance.pending().value(),
                        balance.held().value(),
                        balance.spent().value(),
                        balance.expired().value(),
                        balance.debt().value()
                    };
                });
    }

    private void send(
            String name,
            Map<String, String> typed,
            Principal admin,
            HttpServletResponse response,
            Object[] headings,
            Cells cells)
            throws IOException {
        rights.require(Right.SEE_MEMBERS);
        rights.require(Right.EXPORT_MEMBERS);
        AskedMembers asked = new AskedMembers(typed, time.today());
        MemberFilter filter = filter(asked);
        audit.noteNow(new AuditNote(
                admin.getName(),
                MembersController.SECTION + "." + name,
                "ACCOUNT",
                "",
                name + ".csv",
                asked.said().isEmpty() ? List.of() : List.of(new AuditChange("filter", "", asked.said())),
                ""));
        start(name + "-" + time.today(), response);
        OutputStream out = response.getOutputStream();
        Csv table = new Csv().row(headings);
        @Nullable MemberKey last = null;
        List<MemberRow> rows;
        do {
            rows = lists.rows(filter, ORDER, last, AT_ONCE);
            Map<MemberId, Person> people = lists.people(rows);
            rows.forEach(row -> table.row(
                    cells.of(row, Optional.ofNullable(people.get(row.account().member())))));
            out.write(table.take());
            last = rows.isEmpty() ? null : rows.get(rows.size() - 1).key(ORDER);
        } while (rows.size() == AT_ONCE);
    }

    private MemberFilter filter(AskedMembers asked) {
        try {
            return asked.filter(lists.find(asked.words()).members());
        } catch (NotUnderstood e) {
            throw new NotFoundException("such list of members: " + e.getMessage());
        }
    }

    /** A table that is sent while it is read. */
    static void start(String name, HttpServletResponse response) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"");
    }

    private Object[] headings(Locale locale, String... fields) {
        Object[] headings = new Object[fields.length + 1];
        headings[0] = say("LoyaltyMember_Id", locale);
        for (int field = 0; field < fields.length; field++) {
            headings[field + 1] = say("LoyaltyMember_" + fields[field], locale);
        }
        return headings;
    }

    private String say(String code, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(code, null, code, locale));
    }
}
