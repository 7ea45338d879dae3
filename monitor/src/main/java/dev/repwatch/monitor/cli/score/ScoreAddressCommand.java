package dev.repwatch.monitor.cli.score;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.DaemonOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.web.ApiClient;
import dev.repwatch.monitor.web.ApiTrouble;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code repwatch score address}: an address for one message, and the score of what comes to it. */
@Command(
        name = "address",
        description = {
            "Hands out an address for one message and waits for its score, as JSON.",
            "The daemon takes the mail where [scoring.receiver] says; the address is taken back after an hour.",
            "Exit code: 0 nothing found or not waited for, 1 something found, 2 not a message or no address, 3 nothing"
                    + " came."
        })
public final class ScoreAddressCommand implements Callable<Integer> {

    private static final long SECONDS = 60;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonOption daemon;

    @Option(
            names = "--profile",
            description = "transactional or marketing (default: ${DEFAULT-VALUE}); more is asked of marketing mail.")
    private String profile = "transactional";

    @Option(
            names = "--wait",
            paramLabel = "MINUTES",
            description =
                    "Wait at most so long for the message; 0 prints the address alone (default: ${DEFAULT-VALUE}).")
    private int wait = 10;

    @Override
    public Integer call() {
        int[] code = {ExitCode.CLEAN};
        int asked = DaemonQuery.ask(daemon, spec, this::scored, (kept, out) -> code[0] = show(kept, out));
        return asked == ExitCode.CLEAN ? code[0] : asked;
    }

    private JsonNode scored(ApiClient api) throws ApiTrouble {
        JsonNode kept = api.post("/api/v1/score-addresses", Map.of("profile", profile));
        PrintWriter out = spec.commandLine().getOut();
        out.println(DaemonQuery.plain(kept.path("address").asText()));
        out.flush();
        String id = kept.path("id").asText();
        for (long second = 0; second < wait * SECONDS && waits(kept); second++) {
            pause();
            kept = api.get("/api/v1/scores/" + id);
        }
        return kept;
    }

    private static boolean waits(JsonNode kept) {
        return kept.path("state").asText().equals("waiting");
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private int show(JsonNode kept, PrintWriter out) {
        if (!kept.has("score")) {
            return wait == 0 ? ExitCode.CLEAN : ExitCode.COULD_NOT_TELL;
        }
        JsonNode score = kept.path("score");
        out.println(score.toPrettyString());
        boolean message = true;
        boolean found = false;
        for (JsonNode finding : score.path("findings")) {
            message &= !finding.path("rule").asText().equals("input.not_a_message");
            found |= !finding.path("severity").asText().equals("info");
        }
        if (!message) {
            return ExitCode.USAGE;
        }
        return found ? ExitCode.LISTED : ExitCode.CLEAN;
    }
}
