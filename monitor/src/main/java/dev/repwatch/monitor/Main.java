package dev.repwatch.monitor;

import dev.repwatch.monitor.cli.RepwatchCommand;
import dev.repwatch.monitor.web.WebServer;

/** Where the program starts. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        WebServer.limitConnections();
        System.exit(RepwatchCommand.commandLine().execute(arguments));
    }
}
