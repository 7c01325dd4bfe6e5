package org.pointsmall.loyalty.admin.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Numbers;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.simulation.Figure;
import org.pointsmall.loyalty.simulation.Simulation;
import org.pointsmall.loyalty.simulation.SimulationId;
import org.pointsmall.loyalty.simulation.Simulations;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One simulation: how far it is, what it came to, and the same to be kept as a table. */
@Controller
@RequestMapping("/loyalty-simulations/{simulation:[0-9]+}")
public class SimulationController extends AdminController {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final Simulations simulations;
    private final NameFigures figures;
    private final MessageSource messages;
    private final BusinessTime time;

    SimulationController(
            AdminRights rights,
            AdminPage pages,
            Simulations simulations,
            NameFigures figures,
            MessageSource messages,
            BusinessTime time) {
        super(rights, pages);
        this.simulations = simulations;
        this.figures = figures;
        this.messages = messages;
        this.time = time;
    }

    @GetMapping
    ModelAndView show(@PathVariable String simulation, Locale locale) {
        rights.require(Right.SEE_SIMULATIONS);
        Simulation found = found(simulation);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        Map<String, Object> model = new HashMap<>();
        model.put("simulation", SimulationView.of(found, written));
        model.put("rate", found.plan().worth());
        model.put("result", ResultView.of(named(found, locale), found.plan().worth(), written));
        model.put("zone", written.zone());
        model.put("mayRun", rights.include(Right.RUN_SIMULATIONS));
        return pages.show(SimulationsController.SECTION, "loyaltySimulation", HttpStatus.OK, model);
    }

    /** How far it is, for the page's script. */
    @GetMapping(path = "/progress", produces = "application/json")
    @ResponseBody
    Map<String, Object> progress(@PathVariable String simulation, Locale locale) {
        rights.require(Right.SEE_SIMULATIONS);
        return SimulationView.of(found(simulation), new DisplayFormat(locale, time.zone()))
                .progress();
    }

    @PostMapping("/stop")
    String stop(@PathVariable String simulation, RedirectAttributes next) {
        rights.require(Right.RUN_SIMULATIONS);
        Simulation found = found(simulation);
        simulations.stop(found.id());
        next.addFlashAttribute(
                "done", Sentence.of("LoyaltySimulation_Stopped", found.plan().name()));
        return "redirect:/" + SimulationsController.SECTION + "/" + found.id().value();
    }

    @GetMapping("/result.csv")
    ResponseEntity<byte[]> table(@PathVariable String simulation, Locale locale) {
        rights.require(Right.SEE_SIMULATIONS);
        Simulation found = found(simulation);
        byte[] table = new ResultTable(messages, locale, new DisplayFormat(locale, time.zone()))
                .of(found, named(found, locale));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"simulation-" + found.id().value() + ".csv\"")
                .body(table);
    }

    /** A rule that gave nothing is shown all the same: that is a result too. */
    private List<NameFigures.Named> named(Simulation simulation, Locale locale) {
        Map<Figure.Key, Figure> result = new HashMap<>(simulations.result(simulation.id()));
        result.putIfAbsent(Figure.Key.TOTAL, Figure.NOTHING);
        simulation.plan().rules().forEach(rule -> result.putIfAbsent(Figure.Key.of(rule), Figure.NOTHING));
        return figures.name(result, locale);
    }

    private Simulation found(String simulation) {
        OptionalLong id = Numbers.id(simulation);
        return id.isEmpty()
                ? missing(simulation)
                : simulations.find(new SimulationId(id.getAsLong())).orElseGet(() -> missing(simulation));
    }

    private static Simulation missing(String simulation) {
        throw new NotFoundException("simulation " + simulation);
    }
}
