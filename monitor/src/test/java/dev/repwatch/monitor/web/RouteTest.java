package dev.repwatch.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static final Route.Handler NOTHING = request -> {
        throw new AssertionError("nobody asks");
    };

    @Test
    void noTwoRoutesAnswerTheSameQuestion() {
        Route one = Route.get("/api/v1/tasks/{id}", Access.VIEW, NOTHING);
        Route other = Route.get("/api/v1/tasks/{task}", Access.ADMIN, NOTHING);
        assertThatThrownBy(() -> Route.distinct(List.of(one, other))).hasMessage("two routes for GET /api/v1/tasks/{}");
        assertThat(Route.distinct(List.of(one, Route.post("/api/v1/tasks/{id}", Access.ADMIN, NOTHING))))
                .hasSize(2);
    }
}
