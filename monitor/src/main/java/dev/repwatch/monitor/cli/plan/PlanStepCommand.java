package dev.repwatch.monitor.cli.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.monitor.cli.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code repwatch plan step}: JSON lines in, one line of questions out for each; {@code docs/freshness.md} has the form. */
@Command(
        name = "step",
        description = {
            "Reads JSON lines from standard input and answers each with one line: a fleet, then step by step what was"
                    + " found.",
            "The planner is the daemon's own. Exit code: 0 at the end, 2 when a line cannot be understood."
        })
public final class PlanStepCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int number = 0;
        try {
            StepDialogue dialogue = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                JsonNode message = JSON.readTree(line);
                if (message.has("end")) {
                    return ExitCode.CLEAN;
                }
                if (dialogue == null) {
                    dialogue = StepDialogue.of(message);
                    out.println("{\"ready\":1}");
                } else {
                    out.println(JSON.writeValueAsString(dialogue.answer(message)));
                }
                out.flush();
            }
            return ExitCode.CLEAN;
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            PrintWriter err = spec.commandLine().getErr();
            String why = unreadable instanceof JsonProcessingException json
                    ? json.getOriginalMessage()
                    : unreadable.getMessage();
            err.println("standard input, line " + number + ": " + why);
            err.flush();
            return ExitCode.USAGE;
        }
    }
}
