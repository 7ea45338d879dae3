package dev.repwatch.monitor.incident;

/**
 * How restless the answers are: Icinga's formula over the last 20 definitive verdicts, newer changes weighing more (Icinga 2
 * documentation, "Check Flapping").
 *
 * @param changes bit i is set when the verdict i steps ago differed from the one before it
 * @param listed the last definitive verdict
 */
public record FlapHistory(int changes, boolean listed, boolean flapping) {

    static final FlapHistory CALM = new FlapHistory(0, false, false);

    private static final int SIZE = 20;
    private static final int MASK = (1 << SIZE) - 1;
    private static final double START = 30;
    private static final double END = 25;

    FlapHistory heard(boolean nowListed) {
        int shifted = ((changes << 1) | (nowListed == listed ? 0 : 1)) & MASK;
        double restless = percent(shifted);
        return new FlapHistory(shifted, nowListed, flapping ? restless >= END : restless > START);
    }

    /** 0 to 100. */
    static double percent(int changes) {
        double sum = 0;
        for (int age = 0; age < SIZE; age++) {
            if ((changes & (1 << age)) != 0) {
                sum += 0.8 + 0.02 * (SIZE - age);
            }
        }
        return 100 * sum / SIZE;
    }

    boolean calm() {
        return changes == 0 && !flapping;
    }
}
