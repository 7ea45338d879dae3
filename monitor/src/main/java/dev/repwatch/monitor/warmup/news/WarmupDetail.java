package dev.repwatch.monitor.warmup.news;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.IncidentDetail;
import dev.repwatch.monitor.warmup.Decision;
import dev.repwatch.monitor.warmup.Verdict;
import dev.repwatch.monitor.warmup.WarmupDay;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the warm-up of one address stands.
 *
 * @param standings by provider, in the order of the plan; none when nothing is planned any more
 */
public record WarmupDetail(String ip, List<AtProvider> standings) implements IncidentDetail {

    public WarmupDetail {
        standings = List.copyOf(standings);
    }

    /**
     * What was decided for one provider.
     *
     * @param week the last days, oldest first; the last is the one that was judged
     */
    public record AtProvider(Decision decision, List<WarmupDay> week) {

        public AtProvider {
            week = List.copyOf(week);
        }

        Optional<WarmupDay> newest() {
            return week.isEmpty() ? Optional.empty() : Optional.of(week.get(week.size() - 1));
        }
    }

    /** What is worse than a note, the worst first. */
    public List<NewsLine> troubles(Language language) {
        return lines(language).stream()
                .filter(line -> line.severity() != Severity.INFO)
                .filter(line -> !line.kind().equals("no_data") || lastsWithoutData(line.provider()))
                .toList();
    }

    /** A log that comes late is no trouble yet; two days without are. */
    private boolean lastsWithoutData(String provider) {
        return standings.stream()
                .filter(each -> each.decision().provider().equals(provider))
                .map(AtProvider::week)
                .anyMatch(week -> week.size() > 1
                        && week.subList(week.size() - 2, week.size()).stream()
                                .allMatch(day -> day.mail().isEmpty()));
    }

    /** All that there is to say, the worst first. */
    public List<NewsLine> lines(Language language) {
        WarmupNews news = WarmupNews.in(language);
        return standings.stream()
                .flatMap(each -> news.of(ip, each.decision(), each.newest()).stream())
                .sorted(Comparator.comparing(NewsLine::severity))
                .toList();
    }

    /** Every provider takes its goal. */
    public boolean complete() {
        return !standings.isEmpty()
                && standings.stream().allMatch(each -> each.decision().verdict() == Verdict.COMPLETE);
    }

    Severity severity() {
        return troubles(Language.EN).stream()
                .map(NewsLine::severity)
                .findFirst()
                .orElse(Severity.INFO);
    }
}
