package dev.repwatch.monitor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How tests start processes to which they send signals. */
public final class ChildProcess {

    private static final List<String> AFRESH = List.of("env", "--default-signal");

    private ChildProcess() {}

    /**
     * The command, so that it hears every signal: a child ignores what its parent ignores, and who builds with nohup ignores
     * SIGHUP. Where there is no such {@code env} (coreutils 8.31), the command as it is.
     */
    public static List<String> hearingSignals(List<String> command) {
        List<String> words = new ArrayList<>(available() ? AFRESH : List.of());
        words.addAll(command);
        return words;
    }

    /** The command, deaf to SIGHUP as nohup makes it. */
    public static List<String> deafToHangUp(List<String> command) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", "trap '' HUP; exec \"$@\"", "sh"));
        words.addAll(command);
        return words;
    }

    private static boolean available() {
        List<String> trial = new ArrayList<>(AFRESH);
        trial.add("true");
        try {
            Process process = new ProcessBuilder(trial)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
