package dev.repwatch.monitor.traffic;

import com.google.re2j.PatternSyntaxException;
import dev.repwatch.checks.maillog.AddressText;
import dev.repwatch.checks.maillog.LogFormat;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.format.FieldPaths;
import dev.repwatch.checks.maillog.format.ReaderChoice;
import dev.repwatch.checks.maillog.refusal.RefusalRule;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code [maillog]}: the logs of mail servers that the daemon follows. Without {@code files}, {@code journald} and {@code docker} it
 * follows none.
 *
 * @param files paths; the last part may hold {@code *} and {@code ?}
 * @param format told from the content of each file when absent
 * @param zone of stamps that name none; the system's when absent
 * @param sources the sending address behind an ident
 * @param journald whether the journal's mail facility is read
 * @param docker containers whose output is read
 * @param quietAfter without a new line for so long a log is called quiet; zero: never
 * @param keep how long counts by hour are kept
 * @param keepAddresses how long an address that is given up stays so without being heard of
 * @param mostAddresses how many of them are kept
 * @param leastAttempts in a day, before a rate says anything
 * @param rules of your own, asked before all others
 * @param mapping for programs that no format fits
 */
public record MaillogSettings(
        List<String> files,
        Optional<LogFormat> format,
        Optional<ZoneId> zone,
        Map<String, String> sources,
        boolean journald,
        List<String> docker,
        Duration quietAfter,
        Duration keep,
        Duration keepAddresses,
        long mostAddresses,
        long leastAttempts,
        List<Rule> rules,
        Optional<EventFields> mapping) {

    public static MaillogSettings defaults() {
        return new MaillogSettings(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                false,
                List.of(),
                Duration.ofHours(6),
                Duration.ofDays(90),
                Duration.ofDays(180),
                1_000_000,
                200,
                List.of(),
                Optional.empty());
    }

    /** @throws IllegalArgumentException when a value makes no sense; the message begins with the key */
    public MaillogSettings {
        files = List.copyOf(files);
        sources = Map.copyOf(sources);
        docker = List.copyOf(docker);
        rules = List.copyOf(rules);
        sources.forEach((ident, address) -> {
            if (AddressText.canonical(address).isEmpty()) {
                throw new IllegalArgumentException("sources: \"" + address + "\" of \"" + ident + "\" is no address");
            }
        });
        if (docker.stream().anyMatch(name -> !name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}"))) {
            throw new IllegalArgumentException("docker: each must be the name of a container");
        }
        if (keep.compareTo(Duration.ofDays(2)) < 0) {
            throw new IllegalArgumentException("keep: must be two days or more (\"2d\"); rates look back for one");
        }
        if (keepAddresses.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("keep_addresses: must be a day or more (\"1d\")");
        }
        if (quietAfter.isNegative()) {
            throw new IllegalArgumentException("quiet_after: must be \"0s\" or longer");
        }
        if (mostAddresses < 1000) {
            throw new IllegalArgumentException("most_addresses: must be 1000 or more");
        }
        if (leastAttempts < 20) {
            throw new IllegalArgumentException("least_attempts: must be 20 or more; fewer tell nothing");
        }
    }

    /**
     * What a reply means, in your own words.
     *
     * @param match an expression of RE2, looked for anywhere in the reply in lower case
     * @param meaning the id of a class
     * @param providers only their replies; empty for all
     * @param stage only at this stage
     */
    public record Rule(String match, String meaning, List<String> providers, Optional<Stage> stage) {

        public Rule {
            providers = List.copyOf(providers);
            if (ReplyClass.of(meaning).isEmpty()) {
                throw new IllegalArgumentException("meaning: \"" + meaning + "\" is none of "
                        + String.join(
                                ", ",
                                Arrays.stream(ReplyClass.values())
                                        .map(ReplyClass::label)
                                        .toList()));
            }
            try {
                com.google.re2j.Pattern.compile(match);
            } catch (PatternSyntaxException refused) {
                throw new IllegalArgumentException("match: no expression of RE2: " + refused.getMessage(), refused);
            }
        }

        RefusalRule rule() {
            return RefusalRule.of(
                    Set.copyOf(providers), stage, match, ReplyClass.of(meaning).orElseThrow(), "", "", "configuration");
        }
    }

    /** As {@link FieldPaths}; {@code outcomes} says which values are accepted, deferred, refused or expired. */
    public record EventFields(
            String time,
            String recipient,
            String outcome,
            Map<String, Outcome> outcomes,
            String reply,
            String queueId,
            String sourceIp,
            String ident,
            String relayHost,
            String relayIp) {

        public static EventFields defaults() {
            return new EventFields("", "", "", Map.of(), "", "", "", "", "", "");
        }

        public EventFields {
            outcomes = Map.copyOf(outcomes);
        }

        FieldPaths fields() {
            return new FieldPaths(
                    time, recipient, outcome, outcomes, reply, queueId, sourceIp, ident, relayHost, relayIp);
        }
    }

    public boolean on() {
        return !files.isEmpty() || journald || !docker.isEmpty();
    }

    /** How these logs are read. */
    public ReaderChoice choice() {
        return new ReaderChoice(
                format,
                mapping.map(EventFields::fields),
                zone.orElseGet(ZoneId::systemDefault),
                new SourceAddresses(sources));
    }

    public List<RefusalRule> userRules() {
        return rules.stream().map(Rule::rule).toList();
    }

    public LevelPolicy levels() {
        return LevelPolicy.DEFAULT.from(leastAttempts);
    }
}
