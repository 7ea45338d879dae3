package dev.repwatch.monitor.cli;

/** SIGTERM and Ctrl-C are an orderly end, and an orderly end is no failure. */
final class Shutdown {

    private Shutdown() {}

    static void closes(AutoCloseable daemon) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(daemon), "shutdown"));
    }

    private static void close(AutoCloseable daemon) {
        try {
            daemon.close();
        } catch (Exception e) {
            System.err.println("repwatch: did not stop in order: " + e);
        }
        // without it the exit code would be 128 + the signal, which supervisors read as a failure
        Runtime.getRuntime().halt(ExitCode.CLEAN);
    }
}
