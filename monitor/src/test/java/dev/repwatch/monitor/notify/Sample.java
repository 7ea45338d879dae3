package dev.repwatch.monitor.notify;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.ScoreExplanation;
import dev.repwatch.monitor.traffic.check.volume.VolumeWords;
import example.addon.BannerProbe;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small configured world: targets in pools, lists with policies, and episodes on them. */
public final class Sample implements Directory {

    public static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");

    public static final SourceId CHECK = new SourceId("smtp-banner");
    public static final SourceId VOLUME = new SourceId("maillog-volume");

    private final Map<SourceId, DnsblList> lists = new HashMap<>();
    private final Map<Target, WatchedTarget> targets = new HashMap<>();
    private List<String> notConfigured = List.of();

    public Sample() {
        add(Lists.list("zen", "Example ZEN", 1, Lists.SELF_SERVICE));
        add(Lists.list("minor-bl", "Minor BL", 3, Lists.SELF_SERVICE));
        watch("192.0.2.10", "mx1", "transactional", "mail-team");
    }

    public void add(DnsblList list) {
        lists.put(list.id(), list);
    }

    public void watch(String address, String name, String pool, String owner) {
        Target target = ip(address);
        targets.put(
                target,
                new WatchedTarget(
                        target,
                        name,
                        Optional.empty(),
                        Optional.of(pool),
                        Map.of("owner", owner),
                        List.of(),
                        List.of()));
    }

    /** What reports and logs are to show from now on. */
    public void notConfigured(List<String> sentences) {
        notConfigured = sentences;
    }

    @Override
    public List<String> notConfigured(Language language) {
        return notConfigured;
    }

    @Override
    public Optional<WatchedTarget> target(Target target) {
        return Optional.ofNullable(targets.get(target));
    }

    @Override
    public Optional<DnsblList> list(SourceId source) {
        return Optional.ofNullable(lists.get(source));
    }

    /** Two sources are checks of our own. */
    @Override
    public Optional<Class<?>> words(SourceId source) {
        if (source.equals(VOLUME)) {
            return Optional.of(VolumeWords.class);
        }
        return source.equals(CHECK) ? Optional.of(BannerProbe.class) : Optional.empty();
    }

    public static Target ip(String text) {
        try {
            return new IpTarget(InetAddress.getByName(text), text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    public static Listing listing(Severity severity, String reason) {
        return new Listing(
                List.of(new ListedCode("127.0.0.2", "spam source", "spam", severity, Scope.IP)), Optional.of(reason));
    }

    /** It, ended because target or list is no longer configured. */
    public static Episode unwatched(Episode open, Instant at) {
        return new Episode(
                open.id(),
                open.target(),
                open.source(),
                open.listing(),
                open.firstSeen(),
                open.openedAt(),
                open.lastSeen(),
                open.confirmed(),
                open.baseline(),
                open.recurrence(),
                Optional.of(new Episode.Closed(at, Episode.Reason.UNWATCHED)));
    }

    /** So many points lost to ZEN. */
    public static ScoreExplanation.Loss loss(int points) {
        return new ScoreExplanation.Loss(points, "zen", "spam source", NINE, "");
    }

    public static Episode episode(long id, String address, String list, Severity severity, Instant at) {
        return new Episode(
                id,
                ip(address),
                new SourceId(list),
                listing(severity, "spam received from " + address),
                at.minusSeconds(120),
                at,
                at,
                true,
                false,
                1,
                Optional.empty());
    }
}
