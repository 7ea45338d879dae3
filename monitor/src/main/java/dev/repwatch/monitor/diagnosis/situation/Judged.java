package dev.repwatch.monitor.diagnosis.situation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which attempt decides: the last of one message, or the commonest failure of an address or a domain. */
final class Judged {

    private Judged() {}

    static Optional<Attempt> of(List<Attempt> asked, boolean ofOneMessage) {
        return ofOneMessage ? lastWord(asked) : commonestFailure(asked).or(() -> last(asked));
    }

    /** What expired has the cause of its last deferral. */
    private static Optional<Attempt> lastWord(List<Attempt> asked) {
        Optional<Attempt> last = last(asked);
        return last.filter(Attempt::expired)
                .flatMap(it -> last(asked.stream()
                        .filter(each -> each.deferred() && !each.at().isAfter(it.at()))
                        .toList()))
                .or(() -> last);
    }

    private static Optional<Attempt> last(List<Attempt> asked) {
        return asked.stream()
                .filter(it -> it.outcome() != Attempt.Outcome.UNKNOWN)
                .reduce((a, b) -> b);
    }

    private static Optional<Attempt> commonestFailure(List<Attempt> asked) {
        Map<Object, List<Attempt>> byMeaning =
                asked.stream().filter(Attempt::failed).collect(Collectors.groupingBy(Attempt::meaning));
        return byMeaning.values().stream()
                .max(Comparator.<List<Attempt>>comparingLong(
                                it -> it.stream().mapToLong(Attempt::times).sum())
                        .thenComparing(it -> it.get(0).at())
                        .thenComparing(it -> it.get(0).meaning()))
                .map(it -> it.get(it.size() - 1));
    }
}
