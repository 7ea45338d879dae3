package dev.repwatch.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request with a key is done once, whoever asks again because the answer was lost. */
class AnsweredOnceTest {

    private static final String TASK = "POST /api/v1/tasks/7/requested";
    private static final String JSON = "Content-Type: application/json";

    private final WebFixture web = new WebFixture();

    @AfterEach
    void close() {
        web.close();
    }

    private RawHttp.Answer ask(String key, String body) {
        return web.http.ask(TASK, body, WebFixture.ADMIN, JSON, "Idempotency-Key: " + key);
    }

    @Test
    void theSameIsDoneOnceAndAnsweredTwice() {
        RawHttp.Answer first = ask("k1", "{\"by\":\"ann\"}");
        RawHttp.Answer again = ask("k1", "{\"by\":\"ann\"}");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(web.changes()).isEqualTo(1);
    }

    @Test
    void anotherBodyWithTheSameKeyIsAMistake() {
        ask("k1", "{\"by\":\"ann\"}");
        RawHttp.Answer other = ask("k1", "{\"by\":\"bob\"}");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(web.changes()).isEqualTo(1);
    }

    @Test
    void aKeyIsKeptForADay() {
        ask("k1", "{}");
        web.pass(Duration.ofHours(25));
        ask("k1", "{}");
        ask("k2", "{}");

        assertThat(web.changes()).isEqualTo(3);
        assertThat(ask("", "{}").status()).isEqualTo(400);
    }
}
