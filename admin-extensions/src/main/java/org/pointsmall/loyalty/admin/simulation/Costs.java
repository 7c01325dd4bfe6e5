package org.pointsmall.loyalty.admin.simulation;

import java.math.BigDecimal;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.simulation.Figure;
import org.pointsmall.loyalty.simulation.Simulations;

/**
 * What the points of a figure cost by a plan's rate, in the rate's currency.
 *
 * @param difference what the simulated points cost more; less than 0 where they cost less
 */
record Costs(BigDecimal simulated, BigDecimal issued, BigDecimal difference) {

    static Costs of(Figure figure, PointsRate worth) {
        BigDecimal simulated = Simulations.cost(figure.simulated(), worth).amount();
        BigDecimal issued = Simulations.cost(figure.issued(), worth).amount();
        return new Costs(simulated, issued, simulated.subtract(issued));
    }
}
