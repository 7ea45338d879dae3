package dev.repwatch.monitor.preflight;

import static dev.repwatch.monitor.preflight.Verdict.GIVE_BACK;
import static dev.repwatch.monitor.preflight.Verdict.TAKE_WITH_CARE;

import java.util.List;
import java.util.Optional;

/** What is to be known of the network in which the address lies. */
final class NetworkRows {

    private static final double MANY = 0.25;
    private static final double SOME = 0.05;
    private static final int FRESH_DAYS = 90;
    /** Clouds that never open port 25. */
    private static final String CLOSED_FOR_GOOD = "gcp";

    private NetworkRows() {}

    static List<Row> rows() {
        return List.of(
                Row.of(1, GIVE_BACK, "reserved", NetworkRows::reserved, "address.other"),
                Row.of(14, GIVE_BACK, "neighbours.many", it -> neighbours(it, true), "replace.range"),
                Row.of(15, TAKE_WITH_CARE, "neighbours.some", it -> neighbours(it, false), "range.watch"),
                new Row(20, TAKE_WITH_CARE, "port25.blocked", it -> port(it, false), NetworkRows::opening),
                Row.of(21, GIVE_BACK, "port25.never", it -> port(it, true), "relay"),
                Row.of(22, TAKE_WITH_CARE, "network.cloud", NetworkRows::cloud, "cloud.seed_test"),
                Row.of(30, TAKE_WITH_CARE, "rdap.fresh", NetworkRows::fresh, "history.ask"));
    }

    private static Optional<String> reserved(Evidence evidence) {
        return evidence.reserved()
                .or(() ->
                        evidence.registration().filter(Registration::unallotted).map(Registration::status));
    }

    private static Optional<String> neighbours(Evidence evidence, boolean many) {
        return evidence.neighbours()
                .filter(it -> it.share() >= SOME)
                .filter(it -> many == (it.share() >= MANY && it.enough()))
                .map(Neighbours::text);
    }

    private static Optional<String> port(Evidence evidence, boolean forGood) {
        boolean never = evidence.inCloud(CLOSED_FOR_GOOD)
                || evidence.port25().filter("never"::equals).isPresent();
        return Row.when(
                evidence.portBlocked() && never == forGood, evidence.cloud().orElse("blocked"));
    }

    private static List<String> opening(Evidence evidence) {
        return List.of(evidence.inCloud("aws") ? "port25.aws" : "port25.form");
    }

    private static Optional<String> cloud(Evidence evidence) {
        return evidence.inCloud() ? evidence.cloud() : Optional.empty();
    }

    private static Optional<String> fresh(Evidence evidence) {
        return evidence.registration()
                .flatMap(it -> it.changedSince(evidence.today().minusDays(FRESH_DAYS - 1L)))
                .map(Object::toString);
    }
}
