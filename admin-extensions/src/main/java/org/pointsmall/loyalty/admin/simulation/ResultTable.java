package org.pointsmall.loyalty.admin.simulation;

import java.util.List;
import java.util.Locale;
import org.pointsmall.loyalty.admin.page.Csv;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.simulation.Simulation;
import org.springframework.context.MessageSource;

/** A result as a table to be kept: what was simulated, and a row for each figure. */
final class ResultTable {
    private final MessageSource messages;
    private final Locale locale;
    private final DisplayFormat written;

    ResultTable(MessageSource messages, Locale locale, DisplayFormat written) {
        this.messages = messages;
        this.locale = locale;
        this.written = written;
    }

    byte[] of(Simulation simulation, List<NameFigures.Named> result) {
        SimulationView view = SimulationView.of(simulation, written);
        PointsRate worth = simulation.plan().worth();
        Csv csv = new Csv()
                .row(say("Simulation"), view.name())
                .row(say("first"), view.first())
                .row(say("last"), view.last())
                .row(say("State"), say("Status_" + view.status()))
                .row(say("Orders"), simulation.done())
                .row(say("Worth"), worth.points().value() + " = " + worth.money())
                .row()
                .row(
                        say("By"),
                        say("Code"),
                        say("Version"),
                        say("Name"),
                        say("Simulated"),
                        say("Issued"),
                        say("Difference"),
                        say("CostSimulated"),
                        say("CostIssued"),
                        say("CostDifference"));
        for (NameFigures.Named one : result) {
            Costs costs = Costs.of(one.figure(), worth);
            long simulated = one.figure().simulated().value();
            long issued = one.figure().issued().value();
            csv.row(
                    say("By_" + one.kind()),
                    // Excel would take 12/3 for a day of December.
                    one.rule().isEmpty() ? one.code() : one.rule(),
                    one.version(),
                    one.name(),
                    simulated,
                    issued,
                    simulated - issued,
                    costs.simulated(),
                    costs.issued(),
                    costs.difference());
        }
        return csv.bytes();
    }

    private String say(String code) {
        return messages.getMessage("LoyaltySimulation_" + code, null, locale);
    }
}
