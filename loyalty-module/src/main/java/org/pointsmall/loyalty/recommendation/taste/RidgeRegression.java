package org.pointsmall.loyalty.recommendation.taste;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.pointsmall.loyalty.recommendation.taste.Neighbourhood.Near;

/**
 * Says how much having bought each of its nearest products speaks for a product: the weights w that make
 * |t - N w|^2 + penalty |w|^2 least, where t and the columns of N say of each member whether that product was bought. They
 * solve (N'N + penalty I) w = N't, whose right side is how many buyers each shares with the product.
 */
final class RidgeRegression {
    private final Neighbourhood neighbourhood;
    private final CoBought orders;
    private final int nearest;
    private final double penalty;

    /**
     * @param nearest on how many products, at most
     * @param penalty above 0; the greater it is, the less a weight goes by few buyers
     */
    RidgeRegression(CoBought orders, int nearest, double penalty) {
        this.orders = orders;
        this.nearest = nearest;
        this.penalty = penalty;
        neighbourhood = new Neighbourhood(orders);
    }

    /** By product; those that speak against it are left out, as a search can't take anything off. */
    Map<Long, Double> weights(int target) {
        List<Near> near = neighbourhood.nearest(target, nearest);
        Map<Long, Double> weights = new TreeMap<>();
        if (near.isEmpty()) {
            return weights;
        }
        DMatrixRMaj solved = solve(neighbourhood.together(near), near);
        for (int i = 0; i < near.size(); i++) {
            if (solved.get(i) > 0) {
                weights.put(orders.product(near.get(i).product()), solved.get(i));
            }
        }
        return weights;
    }

    private DMatrixRMaj solve(int[][] together, List<Near> near) {
        int size = near.size();
        DMatrixRMaj left = new DMatrixRMaj(size, size);
        DMatrixRMaj right = new DMatrixRMaj(size, 1);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                left.unsafe_set(row, column, together[row][column] + (row == column ? penalty : 0));
            }
            right.set(row, near.get(row).shared());
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(size);
        if (!solver.setA(left)) {
            throw new IllegalStateException("not positive definite, which a penalty above 0 rules out: " + penalty);
        }
        DMatrixRMaj weights = new DMatrixRMaj(size, 1);
        solver.solve(right, weights);
        return weights;
    }
}
