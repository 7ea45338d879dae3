package dev.repwatch.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.api.Visitor;
import dev.repwatch.monitor.config.section.WebSection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
                    .isEqualTo(403);
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
                    .isEqualTo(403);
        }
    }

    @Test
    void aNameComesFromTheLoginAndNeverFromTheBody() {
        WebSection closed = WebFixture.closed(Map.of("ann", HASH), Optional.empty(), Optional.empty());
        HeaderAuthenticator logins = HeaderAuthenticator.of(closed, new Secret(WebFixture.TOKEN), () -> Instant.EPOCH);
        String token = "Bearer " + WebFixture.TOKEN;
        String ann = basic("ann:s3cret: it").replace("Authorization: ", "");

        assertThat(logins.of(visitor(Map.of("authorization", token)), Role.ADMIN)
                        .name())
                .isEqualTo("api token");
        assertThat(logins.of(visitor(Map.of("authorization", token, "repwatch-by", "%E8%8A%B1\u0007")), Role.ADMIN)
                        .name())
                .isEqualTo("花");
        assertThat(logins.of(visitor(Map.of("authorization", ann, "repwatch-by", "bob")), Role.VIEWER)
                        .name())
                .as("only the daemon's own token acts for others")
                .isEqualTo("ann");
    }

    private static Visitor visitor(Map<String, String> headers) {
        return new Visitor("192.0.2.1", false, false, headers, Set.of());
    }

    private static String basic(String pair) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
