package dev.repwatch.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsTest {

    @ParameterizedTest
    @MethodSource("dev.repwatch.monitor.grafana.Lint#boards")
    void keepsTheHouseRules(Board board) {
        assertThat(Lint.complaints(board)).isEmpty();
    }

    @Test
    void allAreThere() {
        assertThat(Board.all())
                .extracting(Board::file)
                .containsExactly(
                        "repwatch-daemon.json",
                        "repwatch-desk.json",
                        "repwatch-feeds.json",
                        "repwatch-fleet.json",
                        "repwatch-list.json",
                        "repwatch-target.json");
    }
}
