package dev.repwatch.monitor.cli;

/** SIGTERM and Ctrl-C are an orderly end, and an orderly end is no failure. */
final class Shutdown {

    private Shutdown() {}

    static void closes(AutoCloseable daemon) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            close(daemon);
                            // without it the exit code would be 128 + the signal, which supervisors read as a failure
                            Runtime.getRuntime().halt(ExitCode.CLEAN);
                        },
                        "shutdown"));
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
