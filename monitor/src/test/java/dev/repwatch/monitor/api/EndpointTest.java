package dev.repwatch.monitor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointTest {

    private static final Endpoint.Handler NOTHING = request -> {
        throw new AssertionError("nobody asks");
    };

    @Test
    void noTwoRoutesAnswerTheSameQuestion() {
        Endpoint one = Endpoint.get("/api/v1/tasks/{id}", Role.VIEWER, "").raw("text/plain", NOTHING);
        Endpoint other = Endpoint.get("/api/v1/tasks/{task}", Role.ADMIN, "").raw("text/plain", NOTHING);
        assertThatThrownBy(() -> Endpoint.distinct(List.of(one, other)))
                .hasMessage("two endpoints for GET /api/v1/tasks/{}");
        assertThat(Endpoint.distinct(List.of(
                        one, Endpoint.post("/api/v1/tasks/{id}", Role.ADMIN, "").raw("text/plain", NOTHING))))
                .hasSize(2);
    }
}
