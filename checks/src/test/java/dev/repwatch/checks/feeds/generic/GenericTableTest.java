package dev.repwatch.checks.feeds.generic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.CannotHappen;
import dev.repwatch.checks.feeds.FeedCase;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.Subjects;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** The same source as a table of all addresses, asked once. */
@CannotHappen(
        value = FeedCase.UNAUTHORIZED_THEN_REFRESHED,
        because = "a key in the configuration is all that it has; 401 is told as a key that is not accepted")
class GenericTableTest extends GenericContract {

    @Override
    protected Record settings(URI endpoint) {
        return new GenericSettings(
                endpoint + "all.csv?key={key}",
                Optional.of(secret()),
                Map.of(),
                Map.of("X-Key", secret()),
                Optional.empty(),
                Optional.of("score"),
                Optional.of("address"),
                Optional.empty(),
                Map.of(),
                List.of("ipv4"),
                "0-100, higher is better",
                true,
                Optional.empty(),
                Optional.of(60.0),
                Optional.of(30.0),
                Optional.empty(),
                Optional.empty(),
                notFound,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    @Override
    protected MockResponse healthy(RecordedRequest request) {
        return recorded("scores.csv");
    }

    @Override
    protected List<FeedSubject> subjects() {
        return Subjects.ips("192.0.2.7", "192.0.2.8");
    }

    @Override
    protected String reversed(String healthy) {
        return table(healthy, cells -> {
            List<String> turned = new ArrayList<>(cells);
            Collections.reverse(turned);
            return turned;
        });
    }

    @Override
    protected String extended(String healthy) {
        return table(healthy, cells -> {
            List<String> wide = new ArrayList<>(cells);
            wide.add(1, "surprise");
            wide.add("and more");
            return wide;
        });
    }

    @Override
    protected String renamed(String healthy) {
        return healthy.replace("address,", "who,").replace("score", "points");
    }

    private static String table(String healthy, UnaryOperator<List<String>> change) {
        return healthy.lines()
                .map(line -> String.join(",", change.apply(List.of(line.split(",", -1)))))
                .collect(Collectors.joining("\r\n"));
    }

    @Test
    void everyAddressFindsItsRow() {
        FeedReport reading = answering(this::healthy);
        assertThat(reading.measures())
                .extracting(it -> it.target().text() + " " + it.value())
                .containsExactly("192.0.2.7 41.5", "192.0.2.8 97.0");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void anAddressWithoutARowHasNoDataAndIsNotZero() {
        FeedReport reading = answering(request -> changed(request, it -> it.replace("192.0.2.8", "192.0.2.80")));
        assertThat(reading.measures()).extracting(it -> it.target().text()).containsExactly("192.0.2.7");
    }
}
