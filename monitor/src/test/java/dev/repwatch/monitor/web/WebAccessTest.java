package dev.repwatch.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.repwatch.checks.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who sees {@code /metrics} and the pages once something is set. */
class WebAccessTest {

    private static final String HASH = BCrypt.withDefaults().hashToString(4, "s3cret: it".toCharArray());

    @Test
    void usersLogInWithTheirPassword() {
        try (WebFixture web =
                new WebFixture(WebFixture.closed(Map.of("ann", HASH), Optional.empty(), Optional.empty()))) {
            assertThat(web.http.ask("GET /metrics").status()).isEqualTo(401);
            assertThat(web.http.ask("GET /metrics").header("WWW-Authenticate").orElse(""))
                    .contains("Basic realm=\"repwatch\"");
            assertThat(web.http.ask("GET /metrics", "", basic("ann:s3cret: it")).status())
                    .isEqualTo(200);
            assertThat(web.http.ask("GET /metrics", "", basic("ann:s3cret: it")).status())
                    .isEqualTo(200);
            assertThat(web.http.ask("GET /metrics", "", basic("ann:wrong")).status())
                    .isEqualTo(401);
            assertThat(web.http.ask("GET /metrics", "", basic("bob:s3cret: it")).status())
                    .isEqualTo(401);
            assertThat(web.http
                            .ask("GET /metrics", "", "Authorization: Basic !!!")
                            .status())
                    .isEqualTo(401);
            assertThat(web.http.ask("GET /-/healthy").status()).isEqualTo(200);
        }
    }

    @Test
    void aUserIsNoAdmin() {
        try (WebFixture web =
                new WebFixture(WebFixture.closed(Map.of("ann", HASH), Optional.empty(), Optional.empty()))) {
            assertThat(web.http
                            .ask("GET /api/v1/tasks", "", basic("ann:s3cret: it"))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void aViewTokenOpensTheViewAlone() {
        Optional<Secret> token = Optional.of(new Secret("view"));
        try (WebFixture web = new WebFixture(WebFixture.closed(Map.of(), token, Optional.empty()))) {
            assertThat(web.http.ask("GET /metrics").status()).isEqualTo(401);
            assertThat(web.http
                            .ask("GET /metrics", "", "Authorization: Bearer view")
                            .status())
                    .isEqualTo(200);
            assertThat(web.http.ask("GET /metrics", "", WebFixture.ADMIN).status())
                    .isEqualTo(200);
            assertThat(web.http
                            .ask("GET /api/v1/tasks", "", "Authorization: Bearer view")
                            .status())
                    .isEqualTo(401);
        }
    }

    private static String basic(String pair) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
