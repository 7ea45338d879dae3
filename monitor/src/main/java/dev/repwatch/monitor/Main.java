package dev.repwatch.monitor;

import dev.repwatch.monitor.cli.RepwatchCommand;

/** Where the program starts. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // 44 ms a response on Java 17 without it, and it is read when the server class loads (JDK-8179041)
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.exit(RepwatchCommand.commandLine().execute(arguments));
    }
}
