package dev.repwatch.checks.dnsbl.plan;

/** Selection without sorting. */
final class MostValuable {

    private MostValuable() {}

    /** The {@code k}-th greatest of the first {@code n} values, which are moved about; {@code 1 <= k <= n}. */
    static double threshold(double[] values, int n, int k) {
        int low = 0;
        int high = n - 1;
        int wanted = k - 1;
        while (low < high) {
            double pivot = values[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] > pivot) {
                    i++;
                }
                while (values[j] < pivot) {
                    j--;
                }
                if (i <= j) {
                    double swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            if (wanted <= j) {
                high = j;
            } else if (wanted >= i) {
                low = i;
            } else {
                return values[wanted];
            }
        }
        return values[wanted];
    }
}
