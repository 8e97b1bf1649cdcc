package io.authentica.train.audit;

/**
 * Logistic regression with a quadratic penalty on the weights and none on the intercept, as scikit-learn's {@code
 * LogisticRegression(C=1/penalty)} defines it, fitted by Newton's method (iteratively reweighted least squares). Rows are sparse and
 * consist of zeros and ones.
 */
final class LogisticRegression {

    private static final int MAX_ITERATIONS = 100;
    private static final int MAX_HALVINGS = 40;

    /**
     * Of the loss that a step is expected to save (half of Newton's decrement). Convergence is quadratic by then: after that step
     * the weights are right to about this much.
     */
    private static final double TOLERANCE = 1e-10;

    private final double[] weights;

    /** @param weights of the columns, and last the intercept */
    private LogisticRegression(double[] weights) {
        this.weights = weights;
    }

    /**
     * Rows with their classes.
     *
     * @param rows the columns that are one, for each row
     * @param isFake the class, for each row
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from one method to the next
    record Examples(int[][] rows, boolean[] isFake, int columns) {}

    /**
     * Minimises {@code sum of log losses + penalty / 2 * sum of squared weights}.
     *
     * @param penalty above 0
     */
    static LogisticRegression fit(Examples examples, double penalty) {
        int size = examples.columns() + 1;
        double[] weights = new double[size];
        double loss = loss(examples, weights, penalty);
        boolean converged = false;
        for (int iteration = 0; iteration < MAX_ITERATIONS && !converged; iteration++) {
            double[] gradient = new double[size];
            double[][] hessian = new double[size][size];
            derivatives(examples, weights, penalty, gradient, hessian);
            double[] step = CholeskySolver.solve(hessian, gradient);
            converged = product(gradient, step) / 2 <= TOLERANCE;
            double scale = 1;
            double[] next = minus(weights, step, scale);
            double nextLoss = loss(examples, next, penalty);
            // In the last step rounding decides whether the loss falls; that step is taken whole.
            for (int halving = 0; halving < MAX_HALVINGS && nextLoss > loss && !converged; halving++) {
                scale /= 2;
                next = minus(weights, step, scale);
                nextLoss = loss(examples, next, penalty);
            }
            weights = next;
            loss = nextLoss;
        }
        return new LogisticRegression(weights);
    }

    /** @return the log odds of fake */
    double logOdds(int[] row) {
        return logOdds(weights, row);
    }

    double weight(int column) {
        return weights[column];
    }

    double intercept() {
        return weights[weights.length - 1];
    }

    private static double logOdds(double[] weights, int[] row) {
        double sum = weights[weights.length - 1];
        for (int column : row) {
            sum += weights[column];
        }
        return sum;
    }

    private static double loss(Examples examples, double[] weights, double penalty) {
        double sum = 0;
        for (int i = 0; i < examples.rows().length; i++) {
            double logOdds = logOdds(weights, examples.rows()[i]);
            double margin = examples.isFake()[i] ? logOdds : -logOdds;
            // log(1 + exp(-margin)) without overflow.
            sum += Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));
        }
        for (int column = 0; column < weights.length - 1; column++) {
            sum += penalty / 2 * weights[column] * weights[column];
        }
        return sum;
    }

    private static void derivatives(
            Examples examples, double[] weights, double penalty, double[] gradient, double[][] hessian) {
        int last = weights.length - 1;
        for (int i = 0; i < examples.rows().length; i++) {
            int[] row = examples.rows()[i];
            double probability = 1 / (1 + Math.exp(-logOdds(weights, row)));
            double error = probability - (examples.isFake()[i] ? 1 : 0);
            double curvature = probability * (1 - probability);
            for (int a = 0; a < row.length; a++) {
                gradient[row[a]] += error;
                for (int b = 0; b <= a; b++) {
                    hessian[row[a]][row[b]] += curvature;
                }
                hessian[last][row[a]] += curvature;
            }
            gradient[last] += error;
            hessian[last][last] += curvature;
        }
        for (int column = 0; column < last; column++) {
            gradient[column] += penalty * weights[column];
            hessian[column][column] += penalty;
        }
        // Where every probability is 0 or 1 to the last bit, the intercept's curvature vanishes.
        hessian[last][last] = Math.max(hessian[last][last], 1e-10);
    }

    private static double product(double[] first, double[] second) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += first[i] * second[i];
        }
        return sum;
    }

    private static double[] minus(double[] weights, double[] step, double scale) {
        double[] result = new double[weights.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = weights[i] - scale * step[i];
        }
        return result;
    }
}
