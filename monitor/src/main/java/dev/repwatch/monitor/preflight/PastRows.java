package dev.repwatch.monitor.preflight;

import static dev.repwatch.monitor.preflight.Verdict.GIVE_BACK;
import static dev.repwatch.monitor.preflight.Verdict.TAKE_WITH_CARE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What happened to the address before, and what receivers and feeds think of it. */
final class PastRows {

    private static final int YEAR = 365;
    private static final int RECENT_DAYS = 90;
    private static final double SENDER_SCORE_LOW = 70;
    private static final double ABUSE_HIGH = 50;

    private PastRows() {}

    static List<Row> rows() {
        return List.of(
                new Row(23, GIVE_BACK, "history.recurrent", PastRows::recurrent, Replacement::advice),
                Row.of(24, TAKE_WITH_CARE, "history.recent", PastRows::recent, "history.watch"),
                new Row(25, GIVE_BACK, "snds.traps", PastRows::traps, Replacement::advice),
                new Row(26, GIVE_BACK, "receiver.blocked", PastRows::blocked, Replacement::advice),
                Row.of(27, TAKE_WITH_CARE, "receiver.contact", PastRows::contact, "receiver.write"),
                Row.of(31, TAKE_WITH_CARE, "score.low", PastRows::scores, "score.watch"));
    }

    private static Optional<String> recurrent(Evidence evidence) {
        long lately = evidence.history().stream()
                .flatMap(List::stream)
                .filter(each -> each.since(evidence.today().minusDays(YEAR)))
                .count();
        return Row.when(lately >= 2, lately + " listings in 365 days");
    }

    private static Optional<String> recent(Evidence evidence) {
        return evidence.history().stream()
                .flatMap(List::stream)
                .filter(each -> each.since(evidence.today().minusDays(RECENT_DAYS)))
                .map(each -> each.list() + " until "
                        + each.ended().map(Object::toString).orElse("now"))
                .findFirst();
    }

    private static Optional<String> traps(Evidence evidence) {
        return evidence.snds()
                .filter(it -> it.trapHits() > 0 || it.colour().equals("RED"))
                .map(it -> it.trapHits() > 0 ? it.trapHits() + " trap hits" : "RED");
    }

    private static Optional<String> blocked(Evidence evidence) {
        List<String> who = new ArrayList<>(refusals(evidence, ProbeResult::byLargeReceiver));
        if (evidence.snds().filter(Snds::blocked).isPresent()) {
            who.add("microsoft (SNDS)");
        }
        return Row.joined(who);
    }

    private static Optional<String> contact(Evidence evidence) {
        return Row.joined(refusals(evidence, each -> !each.byLargeReceiver()));
    }

    private static List<String> refusals(Evidence evidence, Predicate<ProbeResult> who) {
        return evidence.probes().stream()
                .filter(ProbeResult::refused)
                .filter(who)
                .map(ProbeResult::text)
                .toList();
    }

    private static Optional<String> scores(Evidence evidence) {
        return Row.joined(evidence.scores().entrySet().stream()
                .filter(each -> low(each.getKey(), each.getValue()))
                .map(each -> each.getKey() + " " + each.getValue())
                .sorted()
                .toList());
    }

    private static boolean low(String feed, double value) {
        return switch (feed) {
            case "senderscore" -> value < SENDER_SCORE_LOW;
            case "abuseipdb" -> value >= ABUSE_HIGH;
            default -> false;
        };
    }
}
