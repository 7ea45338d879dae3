package dev.repwatch.monitor.cli.web;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.repwatch.monitor.cli.ExitCode;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code repwatch web password}. */
@Command(
        name = "password",
        description = "Reads a password, without showing it, and prints its bcrypt hash: put that into the file that"
                + " password of a [[web.user]] names.")
public final class WebPasswordCommand implements Callable<Integer> {

    private static final int COST = 10;
    private static final int SHORTEST = 12;

    /** bcrypt looks at no octet after these. */
    private static final int LONGEST = 72;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Optional<Console> terminal;
    private final Supplier<Reader> in;

    /** At the terminal, or from a pipe. */
    public WebPasswordCommand() {
        this(Optional.ofNullable(System.console()), () -> new InputStreamReader(System.in, Charset.defaultCharset()));
    }

    WebPasswordCommand(Optional<Console> terminal, Supplier<Reader> in) {
        this.terminal = terminal;
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        char[] password = read();
        Optional<String> objection = objection(new String(password));
        if (objection.isPresent()) {
            spec.commandLine().getErr().println(objection.get());
            return ExitCode.USAGE;
        }
        spec.commandLine().getOut().println(BCrypt.withDefaults().hashToString(COST, password));
        return ExitCode.CLEAN;
    }

    private char[] read() throws IOException {
        if (terminal.isPresent()) {
            char[] typed = terminal.get().readPassword("Password: ");
            return typed == null ? new char[0] : typed;
        }
        String line = new BufferedReader(in.get()).readLine();
        return line == null ? new char[0] : line.toCharArray();
    }

    private static Optional<String> objection(String password) {
        if (password.length() < SHORTEST) {
            return Optional.of("a password has at least " + SHORTEST + " characters; nothing was made of this one");
        }
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST
                ? Optional.of("a password has at most " + LONGEST + " octets, more would count for nothing")
                : Optional.empty();
    }
}
