package dev.repwatch.monitor.cli.init;

import dev.repwatch.alerts.text.Clean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;

/** Questions to the person at the terminal; what cannot be used is asked again. */
final class Dialogue {

    private static final int PATIENCE = 3;

    private final BufferedReader in;
    private final PrintWriter out;

    Dialogue(BufferedReader in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    /** Nobody answers any more, or never in a way that can be used. */
    static final class Ended extends Exception {

        private static final long serialVersionUID = 1;

        Ended(String message) {
            super(message);
        }
    }

    /**
     * @param read what to make of the answer
     * @throws Ended when there is no further line, or three answers could not be used
     */
    <T> T ask(String question, Function<String, T> read) throws Ended {
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            out.print(question + " ");
            out.flush();
            Optional<String> line = line();
            if (line.isEmpty()) {
                break;
            }
            try {
                return read.apply(line.get().strip());
            } catch (IllegalArgumentException refused) {
                out.println("  " + Clean.line(String.valueOf(refused.getMessage())));
            }
        }
        throw new Ended("not all questions were answered; nothing was written");
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    private Optional<String> line() throws Ended {
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException gone) {
            throw new Ended("the answers cannot be read: " + gone.getMessage());
        }
    }
}
