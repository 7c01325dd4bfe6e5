package org.pointsmall.loyalty.admin.simulation;

import java.security.Principal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.DraftForm;
import org.pointsmall.loyalty.admin.page.Narrowed;
import org.pointsmall.loyalty.admin.page.Newest;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.simulation.Simulation;
import org.pointsmall.loyalty.simulation.Simulations;
import org.pointsmall.loyalty.simulation.Simulations.Started;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of simulations, and the form that starts one. The site runs them, whichever node is first to see them. */
@Controller
@RequestMapping("/loyalty-simulations")
public class SimulationsController extends AdminController {
    static final String SECTION = "loyalty-simulations";

    private static final int SHOWN = 50;
    private static final int USUAL_DAYS = 90;

    private final Simulations simulations;
    private final RuleChoices rules;
    private final BusinessTime time;

    SimulationsController(
            AdminRights rights, AdminPage pages, Simulations simulations, RuleChoices rules, BusinessTime time) {
        super(rights, pages);
        this.simulations = simulations;
        this.rules = rules;
        this.time = time;
    }

    /**
     * @param state the name of a state; any other asks for all
     * @param before the simulation at which the page before ended
     */
    @GetMapping
    ModelAndView list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String before,
            Locale locale) {
        rights.require(Right.SEE_SIMULATIONS);
        Narrowed<Simulation.Status> states = new Narrowed<>(EnumSet.allOf(Simulation.Status.class), state);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        Map<String, Object> model = new HashMap<>();
        Newest.of(
                        before,
                        SHOWN,
                        (below, most) -> simulations.latest(states.shown(), below, most),
                        (Simulation one) -> one.id().value())
                .with(one -> SimulationView.of(one, written))
                .into(model);
        model.put("zone", written.zone());
        states.into(model, "state");
        model.put("mayRun", rights.include(Right.RUN_SIMULATIONS));
        return pages.show(SECTION, "loyaltySimulations", HttpStatus.OK, model);
    }

    /** The last 90 days, and what is in force. */
    @GetMapping("/new")
    ModelAndView blank() {
        rights.require(Right.RUN_SIMULATIONS);
        LocalDate today = time.today();
        Draft usual = Draft.EMPTY
                .with("from", today.minusDays(USUAL_DAYS))
                .with("until", today.minusDays(1))
                .withAll("rules", rules.inForce());
        return form(usual, List.of());
    }

    @PostMapping("/new")
    ModelAndView start(@RequestParam MultiValueMap<String, String> sent, Principal admin, RedirectAttributes next) {
        rights.require(Right.RUN_SIMULATIONS);
        Draft draft = DraftForm.sent(sent, ReadSimulation.FIELDS::contains);
        ReadSimulation.Result read = ReadSimulation.read(draft, time);
        if (!read.wrong().isEmpty()) {
            return form(draft, read.wrong());
        }
        Started started = simulations.start(read.name(), read.from(), read.until(), read.rules(), admin.getName());
        if (started instanceof Started.Begun begun) {
            next.addFlashAttribute("done", Sentence.of("LoyaltySimulation_Begun", read.name()));
            return new ModelAndView("redirect:/" + SECTION + "/" + begun.id().value());
        }
        return form(draft, ((Started.Refused) started).problems());
    }

    private ModelAndView form(Draft draft, List<Invalid> wrong) {
        DraftForm form = new DraftForm(draft, wrong);
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("rules", rules.all());
        model.put("zone", time.zone().getId());
        if (!wrong.isEmpty()) {
            model.put("refused", Sentence.of("LoyaltySimulation_NotStarted", Long.valueOf(wrong.size())));
        }
        return pages.show(
                SECTION,
                "loyaltySimulationNew",
                wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY,
                model);
    }
}
