package dev.repwatch.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.api.Principal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.bind.Place;
import dev.repwatch.monitor.config.bind.Problem;
import dev.repwatch.monitor.store.people.ActJournal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DaemonRoutesTest {

    @Test
    void readinessSaysWhyNot() {
        Reply reply = call(Optional.of("the first round is not over"), "/-/ready");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(text(reply)).isEqualTo("not ready: the first round is not over\n");
        assertThat(call(Optional.empty(), "/-/ready").status()).isEqualTo(200);
    }

    @Test
    void aRefusedReloadSaysEveryProblem() {
        Reply reply = call(Optional.empty(), "/-/reload");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(text(reply)).contains("config.toml:3:1: unknown key").contains("the old one keeps running");
    }

    private static Reply call(Optional<String> notReady, String path) {
        Problem problem = new Problem(new Place(Path.of("config.toml"), 3, 1), "unknown key");
        return DaemonRoutes.of(
                        Optional::empty,
                        () -> notReady,
                        () -> new ConfigOutcome.Refused(List.of(problem)),
                        ActJournal.NONE)
                .stream()
                .filter(route -> route.path().equals(path))
                .findFirst()
                .orElseThrow()
                .handler()
                .handle(new Request("GET", path, Map.of(), Map.of(), Map.of(), new byte[0], Principal.NOBODY));
    }

    private static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }
}
