package dev.repwatch.checks.placement;

/**
 * When placement at one provider is news, for one stream. A filter files one mail in ten oddly; a majority of seeds in two runs in
 * a row is no such accident, nor is a lone seed three times. Good again after three good runs. Runs that tell nothing neither
 * count nor start the count anew.
 *
 * @param open told and not over
 * @param badInRow of the latest runs that tell anything
 * @param fewest seeds that told anything in the least of those
 * @param goodInRow of the latest runs that tell anything
 */
public record PlacementAlarm(boolean open, int badInRow, int fewest, int goodInRow) {

    public static final PlacementAlarm QUIET = new PlacementAlarm(false, 0, Integer.MAX_VALUE, 0);

    private static final int OF_SEVERAL = 2;
    private static final int OF_ONE = 3;
    private static final int RECOVERED = 3;

    /** What a run changes. */
    public PlacementAlarm after(RunVerdict run) {
        if (run.isBad()) {
            int bad = badInRow + 1;
            int least = Math.min(badInRow == 0 ? Integer.MAX_VALUE : fewest, run.counted());
            return new PlacementAlarm(open || bad >= (least > 1 ? OF_SEVERAL : OF_ONE), bad, least, 0);
        }
        if (run.isGood()) {
            int good = goodInRow + 1;
            return new PlacementAlarm(open && good < RECOVERED, 0, Integer.MAX_VALUE, good);
        }
        return this;
    }
}
