package dev.repwatch.monitor.placement;

import dev.repwatch.checks.placement.Handover;
import dev.repwatch.checks.placement.Placement;
import dev.repwatch.checks.placement.PlacementAlarm;
import dev.repwatch.checks.placement.PlacementTimes;
import dev.repwatch.checks.placement.RunVerdict;
import dev.repwatch.monitor.placement.news.PlacementDetail;
import dev.repwatch.monitor.placement.news.PlacementDetail.AtProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the runs of a stream say together: the providers at which it is in trouble, and those at which it is not. A pure function of
 * the runs as they stand now, so that a mail which is found late corrects what was thought of its run.
 */
final class StreamAlarm {

    private StreamAlarm() {}

    /**
     * @param runs of one stream, oldest first
     * @return empty while no provider is in trouble
     */
    static Optional<PlacementDetail> of(
            String stream, Optional<String> pool, List<PlacementRun> runs, PlacementTimes times, Instant now) {
        List<PlacementRun> telling =
                runs.stream().filter(it -> it.tells(times, now)).toList();
        Map<String, List<PlacementRun>> byProvider = new LinkedHashMap<>();
        telling.forEach(run -> run.providers()
                .forEach(it -> byProvider
                        .computeIfAbsent(it, fresh -> new ArrayList<>())
                        .add(run)));
        List<AtProvider> bad = new ArrayList<>();
        List<String> good = new ArrayList<>();
        byProvider.forEach((provider, its) -> trouble(provider, its).ifPresentOrElse(bad::add, () -> {
            if (its.get(its.size() - 1).verdict(provider).isGood()) {
                good.add(provider);
            }
        }));
        if (bad.isEmpty()) {
            return Optional.empty();
        }
        bad.sort(Comparator.comparing(AtProvider::provider));
        good.sort(Comparator.naturalOrder());
        return Optional.of(new PlacementDetail(stream, pool, bad, good));
    }

    private static Optional<AtProvider> trouble(String provider, List<PlacementRun> runs) {
        PlacementAlarm alarm = PlacementAlarm.QUIET;
        Optional<PlacementRun> first = Optional.empty();
        Optional<PlacementRun> last = Optional.empty();
        int inRow = 0;
        for (PlacementRun run : runs) {
            PlacementAlarm next = alarm.after(run.verdict(provider));
            if (run.verdict(provider).isBad()) {
                first = alarm.open() || inRow > 0 ? first.or(() -> Optional.of(run)) : Optional.of(run);
                last = Optional.of(run);
                inRow++;
            } else if (run.verdict(provider).isGood()) {
                inRow = 0;
            }
            alarm = next;
        }
        if (!alarm.open()) {
            return Optional.empty();
        }
        return Optional.of(atProvider(provider, first.orElseThrow(), last.orElseThrow(), inRow));
    }

    private static AtProvider atProvider(String provider, PlacementRun first, PlacementRun last, int inRow) {
        RunVerdict verdict = last.verdict(provider);
        return new AtProvider(
                provider,
                commonest(last.placements(provider)),
                Math.max(1, inRow),
                verdict.bad(),
                verdict.counted(),
                first.started(),
                accepted(last.at(provider)),
                last.at(provider).stream()
                        .flatMap(mail -> mail.copy().stream())
                        .map(copy -> copy.authentication())
                        .filter(it -> !it.isEmpty())
                        .findFirst()
                        .orElse(Map.of()),
                last.at(provider).stream()
                        .flatMap(mail -> mail.copy().flatMap(copy -> copy.client()).stream())
                        .findFirst());
    }

    /** When the first of its mails was taken by the provider's own server; the log's stamp is not kept, the sending is. */
    private static Optional<Instant> accepted(List<TestMail> mails) {
        return mails.stream()
                .filter(it -> it.handover() == Handover.PROVIDER)
                .map(TestMail::sentAt)
                .min(Comparator.naturalOrder());
    }

    /** Of the bad ones. */
    private static Placement commonest(List<Placement> all) {
        Map<Placement, Long> counts = all.stream()
                .filter(Placement::bad)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<Placement, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(Placement.SPAM);
    }
}
