package dev.repwatch.bench.servers;

/**
 * What is wrong with an answerer.
 *
 * @param latencyMillis before every answer leaves
 * @param lossPerMille questions that are lost, of 1,000
 * @param silentLists so many lists answer their control points and nothing else
 * @param refuseAbove questions a second and list, above which it says REFUSED; 0 never
 * @param forgeries false answers before each true one, as from an attacker who can send from the server's address and guesses
 */
public record Habits(int latencyMillis, int lossPerMille, int silentLists, int refuseAbove, int forgeries) {

    public static final Habits NONE = new Habits(0, 0, 0, 0, 0);

    public static Habits slow(int millis) {
        return new Habits(millis, 0, 0, 0, 0);
    }

    public static Habits lossy(int perMille) {
        return new Habits(0, perMille, 0, 0, 0);
    }

    public static Habits silent(int lists) {
        return new Habits(0, 0, lists, 0, 0);
    }

    public static Habits strict(int perSecond) {
        return new Habits(0, 0, 0, perSecond, 0);
    }

    public static Habits forging(int each) {
        return new Habits(0, 0, 0, 0, each);
    }
}
