package org.pointsmall.loyalty.admin.batch;

import java.io.IOException;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;
import org.pointsmall.loyalty.adjustment.batch.BatchCounts;
import org.pointsmall.loyalty.adjustment.batch.BatchRow;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.State;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk;
import org.pointsmall.loyalty.adjustment.batch.ReverseBatches;
import org.pointsmall.loyalty.adjustment.opening.OpeningBalances;
import org.pointsmall.loyalty.adjustment.opening.OpeningRow;
import org.pointsmall.loyalty.admin.choice.FormInput;
import org.pointsmall.loyalty.admin.choice.SegmentChoices;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.admin.page.StaffName;
import org.pointsmall.loyalty.audit.AuditNote;
import org.pointsmall.loyalty.audit.ReadAudit;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One batch: what it would do, how far it is, and what became of each member. */
@Controller
@RequestMapping("/loyalty-batches/{batch:[0-9]+}")
public class BatchController extends AdminController {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final int ON_A_PAGE = 100;

    private final PointsInBulk bulk;
    private final ReverseBatches undo;
    private final OpeningBalances openings;
    private final BatchResult result;
    private final ReadAudit audit;
    private final SegmentChoices segments;
    private final BusinessTime time;

    BatchController(
            AdminRights rights,
            AdminPage pages,
            PointsInBulk bulk,
            ReverseBatches undo,
            OpeningBalances openings,
            ReadAudit audit,
            SegmentChoices segments,
            BusinessTime time) {
        super(rights, pages);
        this.bulk = bulk;
        this.undo = undo;
        this.openings = openings;
        result = new BatchResult(bulk, openings);
        this.audit = audit;
        this.segments = segments;
        this.time = time;
    }

    /** A member's part, in writing. */
    public record Row(long line, String named, String points, String state, String problem) {}

    /** @param after the line at which the page before ended */
    @GetMapping
    ModelAndView show(
            @PathVariable String batch, @RequestParam(defaultValue = "") String after, Principal admin, Locale locale) {
        rights.require(Right.SEE_APPROVALS);
        return page(found(batch), FormInput.id(after).orElse(0), Map.of(), HttpStatus.OK, admin, locale);
    }

    private ModelAndView page(
            PointsBatch found, long from, Map<String, ?> more, HttpStatus status, Principal admin, Locale locale) {
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        BatchCounts counts = bulk.counts(found.id());
        Map<String, Object> model = new HashMap<>(more);
        model.put("batch", BatchView.of(found, counts, segments.in(locale), written));
        model.put("counts", BatchView.counts(found.source(), counts, written));
        boolean opening = found.source() == PointsBatch.Source.OPENING;
        rows(found, from, opening, written, model);
        model.put("above", opening ? OpeningsController.SECTION : BatchesController.SECTION);
        model.put("back", opening ? "LoyaltyOpening_Back" : "LoyaltyBatch_Back");
        model.put("unit", opening ? "LoyaltyOpening_Rows" : "LoyaltyBatch_Members");
        mays(found, counts, admin, model);
        model.put("zone", written.zone());
        return pages.show(
                opening ? OpeningsController.SECTION : BatchesController.SECTION, "loyaltyBatch", status, model);
    }

    private void rows(PointsBatch found, long from, boolean opening, DisplayFormat written, Map<String, Object> model) {
        if (opening) {
            model.put("opening", OpeningView.of(openings.sums(found.id()), written));
            List<OpeningRow> rows = openings.rows(found.id(), from, ON_A_PAGE + 1);
            model.put(
                    "lots",
                    rows.stream()
                            .limit(ON_A_PAGE)
                            .map(row -> OpeningView.row(row, written))
                            .toList());
            model.put("next", next(rows.stream().map(OpeningRow::row).toList()));
        } else {
            List<BatchRow> rows = bulk.rows(found.id(), from, ON_A_PAGE + 1);
            model.put(
                    "rows",
                    rows.stream()
                            .limit(ON_A_PAGE)
                            .map(row -> row(found, row, written))
                            .toList());
            model.put("next", next(rows));
        }
    }

    private void mays(PointsBatch found, BatchCounts counts, Principal admin, Map<String, Object> model) {
        boolean own = found.isAskedForBy(StaffName.of(admin.getName()));
        boolean waits = found.state() == State.WAITING;
        boolean leftOver = counts.rows(BatchRow.State.OPEN) > 0;
        Optional<PointsBatch> reversal = bulk.reversalOf(found.id());
        boolean adjusts = rights.include(Right.ADJUST_POINTS);
        model.put("mayStart", found.mayStart() && leftOver && reversal.isEmpty() && adjusts);
        model.put("mayStop", !found.hasEnded() && adjusts);
        model.put("mayApprove", waits && !own && rights.include(Right.APPROVE_POINTS));
        model.put("own", waits && own);
        model.put("mayExport", rights.include(Right.EXPORT_MEMBERS));
        boolean again = reversal.filter(last -> last.state() != State.REFUSED).isEmpty();
        model.put("mayReverse", found.mayBeReversed() && counts.mayHaveMoved() && again && adjusts);
        model.put("reversal", reversal.map(PointsBatch::id).orElse(null));
        model.put("reverses", found.source() == PointsBatch.Source.REVERSAL ? found.name() : null);
    }

    /** Asks to undo all that it has moved: by a batch of its own, which is looked at and started like any other. */
    @PostMapping("/reverse")
    ModelAndView reverse(
            @PathVariable String batch,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String note,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.ADJUST_POINTS);
        PointsBatch found = found(batch);
        Optional<Sentence> wrong = BatchesController.wrong(reason, note);
        if (wrong.isPresent()) {
            Map<String, Object> typed = Map.of("refused", wrong.get(), "reason", reason, "note", note);
            return page(found, 0, typed, HttpStatus.UNPROCESSABLE_ENTITY, admin, locale);
        }
        Outcome<Long> outcome = undo.reverse(
                found.id(), FormInput.reason(reason).orElseThrow(), note.strip(), StaffName.of(admin.getName()));
        long leads = found.id();
        if (outcome instanceof Outcome.Refused<Long> refused) {
            boolean waits = refused.refusal().operands().containsKey("waits");
            next.addFlashAttribute("refused", Sentence.of(waits ? "LoyaltyBatch_StillWaits" : "LoyaltyBatch_NotNow"));
        } else {
            leads = ((Outcome.Done<Long>) outcome).value();
            next.addFlashAttribute("done", Sentence.of("LoyaltyBatch_Undoing", Long.toString(found.id())));
        }
        return new ModelAndView("redirect:/" + BatchesController.SECTION + "/" + leads);
    }

    private static Row row(PointsBatch batch, BatchRow row, DisplayFormat written) {
        return new Row(
                row.line(),
                row.named(),
                written.change(row.points()),
                "LoyaltyBatch_Row_" + row.state(),
                BatchView.problem(batch.source(), row.problem()));
    }

    /** The line at which a page ends that is followed by another; else 0. */
    private static long next(List<BatchRow> rows) {
        return rows.size() > ON_A_PAGE ? rows.get(ON_A_PAGE - 1).line() : 0;
    }

    @PostMapping("/start")
    String start(@PathVariable String batch, Principal admin, RedirectAttributes next) {
        rights.require(Right.ADJUST_POINTS);
        PointsBatch found = found(batch);
        return said(found, bulk.start(found.id(), StaffName.of(admin.getName())), next);
    }

    @PostMapping("/stop")
    String stop(@PathVariable String batch, RedirectAttributes next) {
        rights.require(Right.ADJUST_POINTS);
        PointsBatch found = found(batch);
        return said(found, bulk.stop(found.id()), next);
    }

    @PostMapping("/approve")
    String approve(@PathVariable String batch, Principal admin, RedirectAttributes next) {
        rights.require(Right.APPROVE_POINTS);
        PointsBatch found = found(batch);
        return said(found, bulk.approve(found.id(), StaffName.of(admin.getName())), next);
    }

    @PostMapping("/refuse")
    String refuse(@PathVariable String batch, Principal admin, RedirectAttributes next) {
        rights.require(Right.APPROVE_POINTS);
        PointsBatch found = found(batch);
        return said(found, bulk.refuse(found.id(), StaffName.of(admin.getName())), next);
    }

    private static String said(PointsBatch batch, Outcome<State> outcome, RedirectAttributes next) {
        if (outcome instanceof Outcome.Refused<State> refused) {
            boolean own = refused.refusal().operands().containsKey("by");
            next.addFlashAttribute("refused", Sentence.of(own ? "LoyaltyApproval_Own" : "LoyaltyBatch_NotNow"));
        } else {
            next.addFlashAttribute("done", Sentence.of("LoyaltyBatch_Now_" + ((Outcome.Done<State>) outcome).value()));
        }
        return "redirect:/" + BatchesController.SECTION + "/" + batch.id();
    }

    /** What became of each member, or each lot: as many names and addresses as the batch has, so it needs their right. */
    @GetMapping("/result.csv")
    void result(@PathVariable String batch, Principal admin, HttpServletResponse response) throws IOException {
        rights.require(Right.SEE_APPROVALS);
        rights.require(Right.EXPORT_MEMBERS);
        PointsBatch found = found(batch);
        audit.noteNow(new AuditNote(
                admin.getName(),
                BatchesController.SECTION + ".result",
                BatchesController.SECTION,
                Long.toString(found.id()),
                found.name(),
                List.of(),
                ""));
        response.setContentType(CSV.toString());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"batch-" + found.id() + ".csv\"");
        result.write(found, response.getOutputStream());
    }

    private PointsBatch found(String batch) {
        return FormInput.id(batch).stream()
                .boxed()
                .flatMap(id -> bulk.find(id).stream())
                .findFirst()
                .orElseThrow(() -> new NotFoundException("batch " + batch));
    }
}
