package dev.repwatch.monitor.posture;

import dev.repwatch.checks.feeds.FeedDetail;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.posture.survey.SenderProfile;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.posture.Suggestion.Kind;
import dev.repwatch.monitor.posture.Suggestion.Seen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what DMARC reports and mail logs show of senders against what is configured. */
public final class Learned {

    private static final int MOST = 200;
    /** Notes of sources whose mail passes as ours, as the feed calls them. */
    private static final List<String> OURS = List.of("authorized", "signed");

    private final Map<String, SenderProfile> profiles = new HashMap<>();
    private final Set<String> addresses;
    private final List<Suggestion> found = new ArrayList<>();

    private Learned(Collection<WatchedTarget> watched) {
        new SenderProfiles(watched).domains().forEach(it -> profiles.put(it.domain(), it));
        addresses = watched.stream()
                .filter(it -> it.target() instanceof IpTarget)
                .map(it -> it.target().text())
                .collect(Collectors.toSet());
    }

    /**
     * What a log says of one sending address.
     *
     * @param attempts to whomever
     */
    public record Sent(String address, long attempts, Map<Outcome, Long> outcomes) {

        public Sent {
            outcomes = Map.copyOf(outcomes);
        }
    }

    /**
     * The most messages first; at most a few hundred.
     *
     * @param details of feeds of DMARC reports
     * @param logs by sending address
     */
    public static List<Suggestion> of(
            Collection<FeedDetail> details, Collection<Sent> logs, Collection<WatchedTarget> watched) {
        Learned learned = new Learned(watched);
        details.forEach(learned::report);
        logs.forEach(learned::log);
        return learned.found.stream()
                .sorted(Comparator.comparingLong(Suggestion::messages)
                        .reversed()
                        .thenComparing(Suggestion::value))
                .limit(MOST)
                .toList();
    }

    private void report(FeedDetail detail) {
        SenderProfile profile = profiles.get(detail.target());
        if (profile == null || !profile.sends()) {
            return;
        }
        String name = detail.name();
        switch (detail.kind()) {
            case "selector" -> selector(profile, name, detail);
            case "mail_from" -> {
                if (!profile.mailFrom().contains(name) && !name.equals("others")) {
                    add(Kind.MAIL_FROM, profile, name, Optional.empty(), detail);
                }
            }
            case "source" -> {
                String address = name.replaceFirst(" .*", "");
                boolean ours = OURS.stream().anyMatch(likeness -> detail.note().startsWith(likeness + ":"));
                if (ours && !addresses.contains(address)) {
                    add(Kind.ADDRESS, profile, address, Optional.empty(), detail);
                }
            }
            default -> {
                // says nothing of who sends
            }
        }
    }

    private void selector(SenderProfile profile, String name, FeedDetail detail) {
        String[] parts = name.split(" ", 2);
        boolean known = parts.length < 2
                || profile.keys().stream()
                        .anyMatch(key -> key.selector().name().equalsIgnoreCase(parts[0])
                                && key.domain().equalsIgnoreCase(parts[1]));
        if (!known) {
            add(Kind.SELECTOR, profile, parts[0], Optional.of(parts[1]), detail);
        }
    }

    private void add(Kind kind, SenderProfile profile, String value, Optional<String> signs, FeedDetail detail) {
        found.add(new Suggestion(
                kind,
                Optional.of(profile.domain()),
                value,
                signs,
                Seen.REPORTS,
                detail.counts().getOrDefault("reports", 0L),
                detail.counts().getOrDefault("all", 0L),
                detail.counts().getOrDefault("failed", 0L)));
    }

    private void log(Sent sent) {
        if (!sent.address().isEmpty() && !addresses.contains(sent.address()) && sent.attempts() > 0) {
            found.add(new Suggestion(
                    Kind.ADDRESS,
                    Optional.empty(),
                    sent.address(),
                    Optional.empty(),
                    Seen.LOG,
                    0,
                    sent.attempts(),
                    sent.attempts() - sent.outcomes().getOrDefault(Outcome.ACCEPTED, 0L)));
        }
    }
}
