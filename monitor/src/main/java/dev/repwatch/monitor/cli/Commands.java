package dev.repwatch.monitor.cli;

import java.util.List;

/** The catalogue of commands: one line each. */
final class Commands {

    static final List<Class<?>> ALL = List.of(ValidateCommand.class);

    private Commands() {}
}
