package dev.repwatch.monitor.delisting;

/** What somebody asked for is not done. The message is English, for the command line and programs. */
public final class ActRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String why;
    private final transient Object[] values;

    /**
     * @param why in one word, by which pages find their own sentence
     * @param values what that sentence names, such as the task: names and values in turn, times as they are
     */
    public ActRefused(String why, String message, Object... values) {
        super(message);
        this.why = why;
        this.values = values.clone();
    }

    public String why() {
        return why;
    }

    /** Names and values in turn, for the sentence of a page. */
    public Object[] values() {
        return values.clone();
    }
}
