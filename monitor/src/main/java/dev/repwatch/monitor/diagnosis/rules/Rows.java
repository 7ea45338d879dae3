package dev.repwatch.monitor.diagnosis.rules;

import dev.repwatch.monitor.diagnosis.situation.Situation;
import java.util.List;
import java.util.stream.Stream;

/**
 * The decision table, in the order of judgement: what a reply names comes before statistics, and what happened to this message
 * before what is known of the address. The last row fits everything.
 */
public final class Rows {

    public static final List<Row> ALL = Stream.of(
                    AuthenticationRows.ALL,
                    ListingRows.ALL,
                    RecipientRows.ALL,
                    ContentRows.ALL,
                    ReputationRows.ALL,
                    NetworkRows.ALL,
                    StandingRows.ALL,
                    AcceptedRows.ALL,
                    UnseenRows.ALL)
            .flatMap(List::stream)
            .toList();

    private Rows() {}

    public static Row of(Situation situation) {
        return ALL.stream()
                .filter(row -> row.when().test(situation))
                .findFirst()
                .orElseThrow();
    }
}
