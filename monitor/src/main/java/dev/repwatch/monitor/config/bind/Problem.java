package dev.repwatch.monitor.config.bind;

/** One thing that is wrong, in one line. */
public record Problem(Place place, String text) {

    @Override
    public String toString() {
        return place + ": " + text;
    }
}
