package dev.repwatch.monitor.diagnosis.evidence;

/** The question, or the file it stands in, cannot be read. */
public final class UnreadableQuestion extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableQuestion(String why) {
        super(why);
    }
}
