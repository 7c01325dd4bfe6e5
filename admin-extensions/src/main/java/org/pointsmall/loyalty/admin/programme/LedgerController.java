package org.pointsmall.loyalty.admin.programme;

import java.security.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.audit.AuditScope;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the programme's ledger. While something runs, the page looks again by itself. */
@Controller
@RequestMapping("/loyalty-ledger")
public class LedgerController extends AdminController {
    private static final String SECTION = "loyalty-ledger";
    private static final String VIEW = "loyaltyLedger";
    private static final String DONE = "done";
    private static final String REFUSED = "refused";
    private static final String BEGUN = "begun";

    private final JobRuns jobs;
    private final UnsettledOrders unsettled;
    private final WaitingEvents events;
    private final ProofRuns proofs;
    private final Books books;
    private final BusinessTime time;

    LedgerController(
            AdminRights rights,
            AdminPage pages,
            JobRuns jobs,
            UnsettledOrders unsettled,
            WaitingEvents events,
            ProofRuns proofs,
            Books books,
            BusinessTime time) {
        super(rights, pages);
        this.jobs = jobs;
        this.unsettled = unsettled;
        this.events = events;
        this.proofs = proofs;
        this.books = books;
        this.time = time;
    }

    /**
     * @param at the moment of the totals; now where there is none
     * @param before what the request that led here leaves to be said
     */
    @GetMapping
    ModelAndView show(@RequestParam(defaultValue = "") String at, Model before, Locale locale) {
        rights.require(Right.SEE_LEDGER);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        List<JobRuns.Row> rows = jobs.all(written);
        ProofRuns.@Nullable View proof = proofs.view(written);
        Map<String, Object> model = new HashMap<>();
        Optional<Instant> moment = books.moment(at);
        moment.ifPresentOrElse(
                known -> model.put("books", books.at(known, written)),
                () -> model.put(REFUSED, Sentence.of("LoyaltyLedger_NoMoment")));
        model.put("jobs", rows);
        model.put("retries", unsettled.view(written));
        model.put("events", events.view(written));
        model.put("zone", written.zone());
        model.put("mayRun", rights.include(Right.RUN_LEDGER));
        if (proof != null) {
            model.put("proof", proof);
        }
        // What was begun by the request before may not have come to its first sign of life yet.
        boolean begun = before.containsAttribute(BEGUN);
        model.put(
                "lookAgain",
                begun || rows.stream().anyMatch(JobRuns.Row::running) || (proof != null && proof.running()));
        return pages.show(SECTION, VIEW, moment.isPresent() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY, model);
    }

    @PostMapping("/jobs/{job}/run")
    String run(@PathVariable String job, RedirectAttributes next) {
        rights.require(Right.RUN_LEDGER);
        return switch (jobs.run(job)) {
            case BEGUN -> begun(next, Sentence.of("LoyaltyLedger_JobBegun", job));
            case ELSEWHERE -> {
                next.addFlashAttribute(REFUSED, Sentence.of("LoyaltyLedger_JobElsewhere", job));
                yield "redirect:/" + SECTION;
            }
            case UNKNOWN -> throw new NotFoundException("job " + job);
        };
    }

    @PostMapping("/unsettled/{order}/try")
    String tryNow(@PathVariable long order, RedirectAttributes next) {
        rights.require(Right.RUN_LEDGER);
        String name = unsettled.name(order);
        boolean settled = unsettled.tryNow(order);
        next.addFlashAttribute(
                settled ? DONE : REFUSED,
                Sentence.of(settled ? "LoyaltyRetry_Settled" : "LoyaltyRetry_FailedAgain", name));
        return "redirect:/" + SECTION;
    }

    @PostMapping("/prove")
    String prove(Principal admin, RedirectAttributes next) {
        rights.require(Right.RUN_LEDGER);
        boolean begun = proofs.start(admin.getName());
        if (!begun) {
            AuditScope.nothingToNote();
        }
        return begun(next, Sentence.of(begun ? "LoyaltyLedger_ProofBegun" : "LoyaltyLedger_ProofRuns"));
    }

    private static String begun(RedirectAttributes next, Sentence sentence) {
        next.addFlashAttribute(DONE, sentence);
        next.addFlashAttribute(BEGUN, true);
        return "redirect:/" + SECTION;
    }
}
