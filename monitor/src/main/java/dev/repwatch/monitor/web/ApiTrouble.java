package dev.repwatch.monitor.web;

import dev.repwatch.alerts.text.Clean;

/** Why a command could not be carried out by the daemon, in a sentence for the person at the terminal. */
public final class ApiTrouble extends Exception {

    private static final long serialVersionUID = 1;

    public ApiTrouble(String message) {
        super(Clean.line(message, Clean.TEXT));
    }

    public ApiTrouble(String message, Throwable cause) {
        super(Clean.line(message, Clean.TEXT), cause);
    }
}
