package dev.repwatch.monitor.cli.alerts;

import picocli.CommandLine.Option;

/** The running daemon, for commands that change something: it keeps who did it. */
final class DaemonClient extends RunningDaemon {

    @Option(
            names = "--by",
            paramLabel = "WHO",
            defaultValue = "${sys:user.name}",
            description = "Who does it (default: you).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String who;

    String who() {
        return who;
    }
}
