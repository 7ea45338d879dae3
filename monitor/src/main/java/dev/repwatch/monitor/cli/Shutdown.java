package dev.repwatch.monitor.cli;

import java.time.Duration;

/** SIGTERM and Ctrl-C are an orderly end, and an orderly end is no failure. */
final class Shutdown {

    /** Less than supervisors wait before they kill (systemd: 90 s), more than a batch and the database need. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private Shutdown() {}

    static void closes(AutoCloseable daemon) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            // without it the exit code would be 128 + the signal, which supervisors read as a failure
                            Runtime.getRuntime()
                                    .halt(endedInTime(daemon, PATIENCE) ? ExitCode.CLEAN : ExitCode.CANNOT_GO_ON);
                        },
                        "shutdown"));
    }

    /** What was acknowledged is on disk at any moment, so an end without order loses nothing. */
    static boolean endedInTime(AutoCloseable daemon, Duration patience) {
        Thread closing = new Thread(() -> close(daemon), "closing");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(patience.toMillis());
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
        }
        if (closing.isAlive()) {
            System.err.println("repwatch: did not stop in order within " + patience.toSeconds()
                    + " s, and ends now; nothing that was acknowledged is lost");
        }
        return !closing.isAlive();
    }

    /** What is tidied up before the end; the exit code stays what it is, 128 + the signal where there was one. */
    static void tidies(AutoCloseable work) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(work), "shutdown"));
    }

    private static void close(AutoCloseable work) {
        try {
            work.close();
        } catch (Exception e) {
            System.err.println("repwatch: did not stop in order: " + e);
        }
    }
}
