package org.pointsmall.loyalty.admin.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.definition.FieldLabels;
import org.pointsmall.loyalty.admin.definition.FormField;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.Csv;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.Numbers;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.audit.AuditFilter;
import org.pointsmall.loyalty.audit.AuditRow;
import org.pointsmall.loyalty.audit.ReadAudit;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Reads, filters and exports the audit trail. Nothing here can change it. */
@Controller
@RequestMapping("/loyalty-audit")
public class AuditController extends AdminController {
    private static final String SECTION = "loyalty-audit";
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final int ON_A_PAGE = 100;
    private static final int CHUNK = 1_000;
    private static final int MOST_EXPORTED = 50_000;
    private static final int LONGEST_TEXT = 100;
    private static final List<String> SUBJECTS = List.of(
            "RULE",
            "CAMPAIGN",
            "OFFER",
            "MALL_ZONE",
            "OWN_SEGMENT",
            "TIERS",
            "SETTINGS",
            "FLAGS",
            "ACCOUNT",
            "loyalty-approvals",
            "loyalty-batches",
            "loyalty-openings",
            "loyalty-codes",
            "loyalty-rewards",
            "loyalty-ledger",
            "loyalty-simulations",
            "loyalty-own-segments");

    private final ReadAudit log;
    private final Map<String, Map<String, FormField>> fields;
    private final MessageSource messages;
    private final BusinessTime time;

    AuditController(
            AdminRights rights,
            AdminPage pages,
            ReadAudit log,
            List<FieldLabels> labels,
            MessageSource messages,
            BusinessTime time) {
        super(rights, pages);
        this.log = log;
        fields = labels.stream().collect(Collectors.toMap(FieldLabels::subject, FieldLabels::fields));
        this.messages = messages;
        this.time = time;
    }

    /**
     * @param from the first day
     * @param until the last day
     * @param before the row at which the page before ended
     * @param check whether the chain of hashes is to be looked through
     */
    @GetMapping
    ModelAndView show(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String check,
            Locale locale) {
        rights.require(Right.SEE_AUDIT);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        AuditWords words = new AuditWords(messages, fields, locale, written);
        AuditFilter filter = filter(actor, subject, text, from, until);
        OptionalLong last = Numbers.id(before);
        List<AuditRow> rows = log.rows(filter, last.orElse(Long.MAX_VALUE), ON_A_PAGE + 1);
        Map<String, Object> model = new HashMap<>();
        model.put("rows", rows.stream().limit(ON_A_PAGE).map(words::of).toList());
        model.put(
                "older",
                rows.size() > ON_A_PAGE ? Long.toString(rows.get(ON_A_PAGE - 1).id()) : "");
        model.put("actors", log.actors());
        Map<String, String> subjects = new LinkedHashMap<>();
        SUBJECTS.forEach(one -> subjects.put(one, words.subject(one)));
        model.put("subjects", subjects);
        model.put("actor", filter.actor());
        model.put("subject", filter.subject());
        model.put("text", filter.text());
        model.put("from", filter.from() == null ? "" : from.strip());
        model.put("until", filter.until() == null ? "" : until.strip());
        model.put("zone", written.zone());
        if (!check.isEmpty()) {
            model.put(
                    "checked",
                    log.firstBroken()
                            .map(row -> Sentence.of("LoyaltyAudit_Broken", Long.toString(row)))
                            .orElseGet(() -> Sentence.of("LoyaltyAudit_Whole")));
        }
        return pages.show(SECTION, "loyaltyAudit", HttpStatus.OK, model);
    }

    /** The rows of a filter as a table, the newest first. */
    @GetMapping("/trail.csv")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            Locale locale) {
        rights.require(Right.SEE_AUDIT);
        AuditFilter filter = filter(actor, subject, text, from, until);
        AuditWords words = new AuditWords(messages, fields, locale, new DisplayFormat(locale, time.zone()));
        Csv table = new Csv().row(headings(locale).toArray());
        long last = Long.MAX_VALUE;
        for (int exported = 0; exported < MOST_EXPORTED; exported += CHUNK) {
            long after = last;
            List<AuditRow> rows = log.rows(filter, after, CHUNK);
            rows.stream().map(words::of).forEach(row -> table.row(cells(row)));
            if (rows.size() < CHUNK) {
                break;
            }
            last = rows.get(CHUNK - 1).id();
        }
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit-trail.csv\"")
                .body(table.bytes());
    }

    private List<String> headings(Locale locale) {
        List<String> headings = new ArrayList<>(List.of("#"));
        List.of(
                        "LoyaltyDesk_At",
                        "LoyaltyDesk_Actor",
                        "LoyaltyAudit_Did",
                        "LoyaltyAudit_Subject",
                        "LoyaltyAudit_Name",
                        "LoyaltyAudit_Changes",
                        "LoyaltyDesk_Why")
                .forEach(code -> headings.add(messages.getMessage(code, null, code, locale)));
        return headings;
    }

    private static Object[] cells(AuditWords.Row row) {
        String changes = row.changes().stream()
                .map(change -> change.field() + ": " + change.before() + " → " + change.after())
                .collect(Collectors.joining("\n"));
        return new Object[] {
            Long.valueOf(row.id()), row.at(), row.actor(), row.did(), row.subject(), row.name(), changes, row.reason()
        };
    }

    private AuditFilter filter(String actor, String subject, String text, String from, String until) {
        String part = text.strip();
        LocalDate last = day(until);
        return new AuditFilter(
                actor.strip(),
                subject.strip(),
                part.length() <= LONGEST_TEXT ? part : part.substring(0, LONGEST_TEXT),
                start(day(from)),
                last == null ? null : start(last.plusDays(1)));
    }

    private @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(time.zone()).toInstant();
    }

    /** What is no day filters nothing. */
    private static @Nullable LocalDate day(String text) {
        try {
            return text.strip().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? LocalDate.parse(text.strip()) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
