package org.pointsmall.loyalty.admin.desk;

import java.security.Principal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.adjustment.DecideAdjustments;
import org.pointsmall.loyalty.adjustment.HandAdjustment;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk;
import org.pointsmall.loyalty.admin.choice.FormInput;
import org.pointsmall.loyalty.admin.desk.NoteAccount.Deed;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.Narrowed;
import org.pointsmall.loyalty.admin.page.Newest;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.admin.page.StaffName;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What waits for a second admin, and what became of the last. */
@Controller
@RequestMapping("/loyalty-approvals")
public class ApprovalsController extends AdminController {
    private static final String SECTION = "loyalty-approvals";
    private static final int MOST_BATCHES = 100;
    private static final int ON_A_PAGE = 50;
    private static final Set<HandAdjustment.State> DECIDED =
            EnumSet.of(HandAdjustment.State.APPROVED, HandAdjustment.State.REFUSED);

    private final DecideAdjustments adjustments;
    private final ApprovalRows rows;
    private final NoteAccount note;
    private final PointsInBulk bulk;
    private final Transactions transactions;
    private final BusinessTime time;

    ApprovalsController(
            AdminRights rights,
            AdminPage pages,
            DecideAdjustments adjustments,
            ApprovalRows rows,
            NoteAccount note,
            PointsInBulk bulk,
            Transactions transactions,
            BusinessTime time) {
        super(rights, pages);
        this.adjustments = adjustments;
        this.rows = rows;
        this.note = note;
        this.bulk = bulk;
        this.transactions = transactions;
        this.time = time;
    }

    /** Points in bulk that wait; their own page has all of them. */
    public record WaitingBatch(long id, String name, String actor, String reason) {}

    /**
     * @param state how those that are listed were decided; any other asks for all
     * @param before the adjustment at which the page before ended
     */
    @GetMapping
    ModelAndView show(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String before,
            Principal admin,
            Locale locale) {
        rights.require(Right.SEE_APPROVALS);
        return page(HttpStatus.OK, null, new Narrowed<>(DECIDED, state), before, admin, locale);
    }

    @PostMapping("/{id:[0-9]+}/approve")
    ModelAndView approve(@PathVariable String id, Principal admin, Locale locale, RedirectAttributes next) {
        rights.require(Right.APPROVE_POINTS);
        return decided(id, "approve", adjustments::approve, admin, locale, next);
    }

    @PostMapping("/{id:[0-9]+}/refuse")
    ModelAndView refuse(@PathVariable String id, Principal admin, Locale locale, RedirectAttributes next) {
        rights.require(Right.APPROVE_POINTS);
        return decided(id, "refuse", adjustments::refuse, admin, locale, next);
    }

    private interface Deciding {
        Outcome<HandAdjustment> on(long id, String decider);
    }

    private ModelAndView decided(
            String id, String action, Deciding deciding, Principal admin, Locale locale, RedirectAttributes next) {
        long number = FormInput.id(id).orElseThrow(() -> new NotFoundException("adjustment " + id));
        HandAdjustment asked = adjustments.find(number).orElseThrow(() -> new NotFoundException("adjustment " + id));
        String decider = StaffName.of(admin.getName());
        Answer answer = transactions.required(() -> rows.account(asked)
                .map(account -> note.of(
                        new Deed(account, SECTION + "." + action, admin.getName(), asked.reason()),
                        () -> said(deciding.on(number, decider), action)))
                .orElseGet(() -> said(deciding.on(number, decider), action)));
        if (answer instanceof Answer.Done done) {
            next.addFlashAttribute("done", done.sentence());
            return new ModelAndView("redirect:/" + SECTION);
        }
        return page(HttpStatus.UNPROCESSABLE_ENTITY, answer.sentence(), new Narrowed<>(DECIDED, ""), "", admin, locale);
    }

    private static Answer said(Outcome<HandAdjustment> outcome, String action) {
        if (outcome instanceof Outcome.Refused<HandAdjustment> refused) {
            Map<String, Object> operands = refused.refusal().operands();
            if (operands.containsKey("by")) {
                return Answer.refused("LoyaltyApproval_Own");
            }
            return operands.containsKey("state")
                    ? Answer.refused("LoyaltyApproval_Decided")
                    : new Answer.Refused(RefusalInWords.of(refused.refusal()));
        }
        return new Answer.Done(Sentence.of("LoyaltyApproval_Done_" + action));
    }

    private ModelAndView page(
            HttpStatus status,
            @Nullable Sentence refused,
            Narrowed<HandAdjustment.State> ways,
            String before,
            Principal admin,
            Locale locale) {
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        String looking = StaffName.of(admin.getName());
        Map<String, Object> model = new HashMap<>();
        if (refused != null) {
            model.put("refused", refused);
        }
        model.put("waiting", rows.of(adjustments.waiting(), looking, written));
        Newest<HandAdjustment> decided = Newest.of(
                before, ON_A_PAGE, (below, most) -> adjustments.decided(ways.shown(), below, most), HandAdjustment::id);
        model.put("decided", rows.of(decided.rows(), looking, written));
        model.put("older", decided.older());
        ways.into(model, "state");
        model.put(
                "batches",
                bulk.waiting(MOST_BATCHES).stream()
                        .map(batch -> new WaitingBatch(
                                batch.id(),
                                batch.name(),
                                batch.actor(),
                                batch.terms().reason()))
                        .toList());
        model.put("zone", written.zone());
        model.put("mayApprove", rights.include(Right.APPROVE_POINTS));
        return pages.show(SECTION, "loyaltyApprovals", status, model);
    }
}
