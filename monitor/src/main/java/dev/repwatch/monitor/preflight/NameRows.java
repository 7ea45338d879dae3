package dev.repwatch.monitor.preflight;

import static dev.repwatch.monitor.preflight.Verdict.GIVE_BACK;
import static dev.repwatch.monitor.preflight.Verdict.TAKE_WITH_CARE;

import java.util.List;
import java.util.Optional;

/** What DNS says of the name of the address, and of the domain that is to send. */
final class NameRows {

    private static final int YOUNG_DAYS = 30;

    private NameRows() {}

    static List<Row> rows() {
        return List.of(
                Row.of(16, TAKE_WITH_CARE, "ptr.missing", NameRows::missing, "ptr.set"),
                new Row(17, GIVE_BACK, "ptr.not_settable", NameRows::notSettable, NameRows::withoutOwnName),
                Row.of(18, TAKE_WITH_CARE, "ptr.generic", NameRows::generic, "ptr.set"),
                Row.of(19, TAKE_WITH_CARE, "ptr.forward_mismatch", NameRows::mismatch, "ptr.forward"),
                Row.of(32, TAKE_WITH_CARE, "domain.young", NameRows::young, "start.smaller"),
                Row.of(33, TAKE_WITH_CARE, "v6.only", NameRows::v6Only, "v4.beside"));
    }

    private static Optional<String> missing(Evidence evidence) {
        ReverseName name = evidence.name();
        return Row.when(name.missing() && !name.settable().isNo(), "none");
    }

    private static Optional<String> notSettable(Evidence evidence) {
        ReverseName name = evidence.name();
        return Row.when(name.notOwn() && name.settable().isNo(), name.name().orElse("none"));
    }

    private static List<String> withoutOwnName(Evidence evidence) {
        return List.of(evidence.v6() ? "v4.only" : "relay");
    }

    private static Optional<String> generic(Evidence evidence) {
        ReverseName name = evidence.name();
        return name.generic().isYes() && !name.settable().isNo() ? name.name() : Optional.empty();
    }

    private static Optional<String> mismatch(Evidence evidence) {
        ReverseName name = evidence.name();
        return name.forward().isNo() ? name.name() : Optional.empty();
    }

    /** An IPv6 address of which nobody says that IPv4 stands beside it. */
    private static Optional<String> v6Only(Evidence evidence) {
        boolean perhaps = evidence.v6() && !evidence.v6Only().isNo();
        return Row.when(evidence.v6Only().isYes() || perhaps, evidence.ip());
    }

    private static Optional<String> young(Evidence evidence) {
        return evidence.domainAgeDays().stream()
                .filter(days -> days < YOUNG_DAYS)
                .mapToObj(days -> days + " days")
                .findFirst();
    }
}
