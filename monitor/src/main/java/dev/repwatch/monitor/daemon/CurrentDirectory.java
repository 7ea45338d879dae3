package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.CheckStory;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.RefusalCost;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.feeds.FeedCache;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.posture.PostureWatch;
import dev.repwatch.monitor.posture.SuggestionWords;
import dev.repwatch.monitor.traffic.MailTraffic;
import dev.repwatch.monitor.traffic.RefusalCosts;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers from the configuration in force; a reload replaces all answers at once. */
final class CurrentDirectory implements Directory {

    private record Entries(
            Map<Target, WatchedTarget> targets,
            Map<SourceId, DnsblList> lists,
            Map<SourceId, Check> checks,
            Optional<PostureWatch> posture,
            Optional<Settings> settings) {}

    private record Check(Source source, Class<?> words) {}

    private final Catalogue shipped = Catalogue.shipped();
    private final Optional<RefusalCosts> costs;
    private final Optional<LearnedSenders> learned;
    private volatile Entries entries = new Entries(Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty());

    /** Where nobody counts what listings cost. */
    CurrentDirectory() {
        this.costs = Optional.empty();
        this.learned = Optional.empty();
    }

    CurrentDirectory(MailTraffic traffic, FeedCache feeds, InstantSource clock) {
        this.costs = Optional.of(new RefusalCosts(traffic, this::list));
        this.learned = Optional.of(
                new LearnedSenders(feeds, traffic, () -> entries.settings().orElseThrow(), clock));
    }

    void use(Settings settings, ActiveProbes looking) {
        entries = new Entries(
                settings.targets().stream().collect(Collectors.toMap(WatchedTarget::target, Function.identity())),
                lists(settings, looking.own()),
                looking.own().stream()
                        .flatMap(open -> open.probe().sources().stream()
                                .filter(source -> !(source instanceof DnsblList))
                                .map(source -> new Check(source, open.type().words())))
                        .collect(Collectors.toMap(check -> check.source().id(), Function.identity())),
                looking.posture(),
                Optional.of(settings));
    }

    /** With those that no zone serves, which checks of our own tell of. */
    private static Map<SourceId, DnsblList> lists(Settings settings, List<OpenProbe> own) {
        Map<SourceId, DnsblList> lists = settings.lists().stream()
                .collect(Collectors.toMap(ActiveList::id, ActiveList::list, (a, b) -> a, HashMap::new));
        own.stream()
                .flatMap(open -> open.probe().sources().stream())
                .filter(DnsblList.class::isInstance)
                .map(DnsblList.class::cast)
                .forEach(list -> lists.put(list.id(), list));
        return Map.copyOf(lists);
    }

    @Override
    public Optional<WatchedTarget> target(Target target) {
        return Optional.ofNullable(entries.targets().get(target));
    }

    /** A list that is no longer asked is still known by the catalogue: old episodes name it. */
    @Override
    public Optional<DnsblList> list(SourceId source) {
        return Optional.ofNullable(entries.lists().get(source)).or(() -> shipped.find(source));
    }

    @Override
    public Optional<Source> source(SourceId source) {
        return check(source).map(Check::source).or(() -> Directory.super.source(source));
    }

    @Override
    public Optional<Class<?>> words(SourceId source) {
        return check(source).map(Check::words);
    }

    @Override
    public List<String> notConfigured(Language language) {
        return learned.filter(it -> entries.settings().isPresent())
                .map(it -> SuggestionWords.of(it.get(), language))
                .orElse(List.of());
    }

    @Override
    public Optional<URI> page(String path) {
        return entries.settings().flatMap(it -> it.file().web().page(path));
    }

    @Override
    public Optional<CheckStory> story(Target target, SourceId source) {
        return entries.posture().flatMap(watch -> watch.story(target, source));
    }

    @Override
    public Optional<RefusalCost> cost(String target, SourceId source) {
        return costs.flatMap(counted -> list(source).flatMap(list -> counted.of(target, list)));
    }

    private Optional<Check> check(SourceId source) {
        return Optional.ofNullable(entries.checks().get(source));
    }
}
