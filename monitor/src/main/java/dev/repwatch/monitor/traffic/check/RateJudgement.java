package dev.repwatch.monitor.traffic.check;

import dev.repwatch.checks.reputation.Grade;
import dev.repwatch.monitor.traffic.Level;
import dev.repwatch.monitor.traffic.LevelPolicy;
import dev.repwatch.monitor.traffic.MailTraffic;
import dev.repwatch.monitor.traffic.Rate;
import dev.repwatch.monitor.traffic.TrafficCounts;
import dev.repwatch.monitor.traffic.TrafficView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Rates of a day as grades, the worst provider first. While the logs are quiet or unreadable, nothing is said. */
final class RateJudgement {

    /** With more than this share of connections that end at other receivers too, no receiver is to blame. */
    private static final double EVERYWHERE = 0.10;

    private final MailTraffic traffic;

    RateJudgement(MailTraffic traffic) {
        this.traffic = traffic;
    }

    /** One provider's rate. */
    private record Judged(String provider, Rate rate, Level level) {

        String seen() {
            return String.format(
                    Locale.ROOT, "%s: %d/%d (%.1f %%)", provider, rate.hits(), rate.of(), rate.share() * 100);
        }
    }

    Optional<MailCheck.Verdict> unknownUsers(String address) {
        LevelPolicy levels = traffic.levels();
        return judged(address, TrafficCounts::unknownUsers, levels::unknownUsers);
    }

    Optional<MailCheck.Verdict> blocked(String address) {
        LevelPolicy levels = traffic.levels();
        return judged(address, TrafficCounts::blocked, (rate, provider) -> levels.blocked(rate));
    }

    Optional<MailCheck.Verdict> deferred(String address) {
        LevelPolicy levels = traffic.levels();
        return judged(address, TrafficCounts::deferred, (rate, provider) -> levels.deferred(rate));
    }

    /** At one receiver. Where connections end everywhere, the network is ours. */
    Optional<MailCheck.Verdict> ended(String address) {
        LevelPolicy levels = traffic.levels();
        Collection<Map.Entry<TrafficView.Key, TrafficCounts>> sent =
                traffic.view().ofSource(address);
        long attempts =
                sent.stream().mapToLong(entry -> entry.getValue().attempts()).sum();
        long ended = sent.stream()
                .mapToLong(entry -> entry.getValue().ended().hits())
                .sum();
        return judged(address, TrafficCounts::ended, (rate, provider) -> {
            Rate elsewhere = new Rate(ended - rate.hits(), attempts - rate.of());
            return elsewhere.share() > EVERYWHERE ? Level.UNKNOWN : levels.ended(rate);
        });
    }

    private Optional<MailCheck.Verdict> judged(
            String address, Function<TrafficCounts, Rate> rate, BiFunction<Rate, String, Level> level) {
        if (!traffic.fresh()) {
            return Optional.empty();
        }
        Collection<Map.Entry<TrafficView.Key, TrafficCounts>> sent =
                traffic.view().ofSource(address);
        List<Judged> all = new ArrayList<>();
        sent.forEach(entry -> {
            Rate of = rate.apply(entry.getValue());
            String provider = entry.getKey().provider();
            all.add(new Judged(provider, of, level.apply(of, provider)));
        });
        List<Judged> bad = all.stream()
                .filter(it -> it.level() == Level.WARN || it.level() == Level.ALARM)
                .sorted(Comparator.comparing(Judged::level)
                        .reversed()
                        .thenComparing(it -> -it.rate().hits()))
                .toList();
        if (!bad.isEmpty()) {
            Grade grade = bad.get(0).level() == Level.ALARM ? Grade.FAIL : Grade.WARN;
            return Optional.of(new MailCheck.Verdict(grade, seen(bad)));
        }
        boolean unclear = all.stream()
                .anyMatch(it -> it.level() == Level.UNKNOWN && it.rate().hits() > 0);
        return all.isEmpty() || unclear
                ? Optional.empty()
                : Optional.of(new MailCheck.Verdict(Grade.PASS, all.size() + " providers"));
    }

    private static String seen(List<Judged> bad) {
        String shown = String.join(", ", bad.stream().limit(3).map(Judged::seen).toList());
        return bad.size() > 3 ? shown + ", …" : shown;
    }

    /** Sudden falls against the same hour of other weeks. */
    Optional<MailCheck.Verdict> volume(String address) {
        if (!traffic.fresh() || traffic.view().attempts(address) == 0) {
            return Optional.empty();
        }
        List<String> fallen = traffic.fallen(address);
        return Optional.of(
                fallen.isEmpty()
                        ? new MailCheck.Verdict(Grade.PASS, "as usual")
                        : new MailCheck.Verdict(Grade.WARN, String.join(", ", fallen)));
    }

    /** Lists that refusals name; what DNS says of them is an incident of its own. */
    Optional<MailCheck.Verdict> named(String address) {
        if (!traffic.fresh() || traffic.view().attempts(address) == 0) {
            return Optional.empty();
        }
        Set<String> lists = new TreeSet<>(traffic.namedLists(address));
        lists.removeIf(list -> traffic.confirmed(address, list));
        if (lists.isEmpty()) {
            return Optional.of(new MailCheck.Verdict(Grade.PASS, "none"));
        }
        List<String> shown = new ArrayList<>();
        lists.forEach(list -> traffic.view()
                .cost(address, list)
                .ifPresent(cost -> shown.add(list + ": " + cost.refused() + "/" + cost.sent() + " ("
                        + String.join(", ", cost.receivers()) + ")")));
        return Optional.of(new MailCheck.Verdict(Grade.WARN, String.join("; ", shown)));
    }
}
