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
public record FaultProfile(int latencyMillis, int lossPerMille, int silentLists, int refuseAbove, int forgeries) {

    public static final FaultProfile NONE = new FaultProfile(0, 0, 0, 0, 0);

    public static FaultProfile slow(int millis) {
        return new FaultProfile(millis, 0, 0, 0, 0);
    }

    public static FaultProfile lossy(int perMille) {
        return new FaultProfile(0, perMille, 0, 0, 0);
    }

    public static FaultProfile silent(int lists) {
        return new FaultProfile(0, 0, lists, 0, 0);
    }

    public static FaultProfile strict(int perSecond) {
        return new FaultProfile(0, 0, 0, perSecond, 0);
    }

    public static FaultProfile forging(int each) {
        return new FaultProfile(0, 0, 0, 0, each);
    }
}
