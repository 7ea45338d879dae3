package dev.repwatch.monitor.delisting;

/** What somebody asked for is not done. The message is English, for the command line and programs. */
public final class ActRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String why;

    /** @param why in one word, by which pages find their own sentence */
    public ActRefused(String why, String message) {
        super(message);
        this.why = why;
    }

    public String why() {
        return why;
    }
}
