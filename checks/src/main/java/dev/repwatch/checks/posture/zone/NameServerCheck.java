package dev.repwatch.checks.posture.zone;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.Judgement;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.reputation.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Judges the name servers of the zone that holds a domain, as far as they were asked. */
public final class NameServerCheck {

    private NameServerCheck() {}

    /** The zone, with its servers. */
    public record Zone(String apex, List<String> servers) {}

    /**
     * What one server said.
     *
     * @param soa its start of authority
     * @param records other answers of the same questions to every server, by question
     */
    public record Word(DnsAnswer soa, Map<String, DnsAnswer> records) {

        public Word {
            records = Map.copyOf(records);
        }
    }

    /** Empty when nothing certain is known of it. */
    public static Optional<Zone> zone(String domain, Answers answers) {
        return answers.of(domain, RecordType.NS)
                .match(
                        records -> Optional.of(new Zone(domain, records.values())),
                        absent -> absent.soaOwner()
                                .filter(apex -> !apex.equals(domain) && !apex.isEmpty())
                                .flatMap(apex -> above(apex, answers)),
                        failed -> Optional.empty());
    }

    private static Optional<Zone> above(String apex, Answers answers) {
        return answers.of(apex, RecordType.NS) instanceof DnsAnswer.Records records
                ? Optional.of(new Zone(apex, records.values()))
                : Optional.empty();
    }

    /** @param words of the servers that were asked, by name; none when nobody was */
    public static PostureFinding judge(String domain, Map<String, Word> words, Answers answers) {
        Judgement judgement = new Judgement(PostureCheck.NS, PostureSubject.domain(domain));
        Optional<Zone> zone = zone(domain, answers);
        if (zone.isEmpty()) {
            return judgement
                    .unknown("ns.unknown", cause(answers.of(domain, RecordType.NS)), "domain", domain)
                    .finding();
        }
        List<String> servers = zone.get().servers();
        judgement
                .fact("zone", zone.get().apex())
                .fact("servers", servers.stream().sorted().collect(Collectors.joining(",")))
                .seen(zone.get().apex(), RecordType.NS, answers.of(zone.get().apex(), RecordType.NS));
        if (servers.size() == 1) {
            judgement.code("ns.single", "zone", zone.get().apex());
        }
        Optional<Cause> cutOff = cutOff(words);
        if (cutOff.isPresent()) {
            return judgement
                    .unknown("ns.unknown", cutOff.get(), "domain", domain)
                    .finding();
        }
        compare(zone.get().apex(), new TreeMap<>(words), judgement);
        return judgement.ok("ns.ok", "n", servers.size()).finding();
    }

    /** When not one of them answers it is the way to them that is closed, as port 53 is out of many networks. */
    private static Optional<Cause> cutOff(Map<String, Word> words) {
        boolean all = !words.isEmpty()
                && words.values().stream()
                        .allMatch(word ->
                                word.soa() instanceof DnsAnswer.Failed failed && failed.cause() == Cause.TIMED_OUT);
        return all ? Optional.of(Cause.TIMED_OUT) : Optional.empty();
    }

    private static void compare(String apex, Map<String, Word> words, Judgement judgement) {
        Map<String, TreeSet<String>> values = new TreeMap<>();
        words.forEach((server, word) -> {
            if (word.soa() instanceof DnsAnswer.Records soa && soa.authoritative()) {
                values.computeIfAbsent("SOA", key -> new TreeSet<>()).add(serial(soa));
                word.records()
                        .forEach((question, answer) -> value(answer)
                                .ifPresent(it -> values.computeIfAbsent(question, key -> new TreeSet<>())
                                        .add(it)));
            } else {
                judgement.code("ns.lame", "host", server, "zone", apex);
            }
        });
        values.forEach((what, different) -> {
            if (different.size() > 1) {
                judgement.code("ns.disagree", "what", what, "values", String.join(" / ", different));
            }
        });
    }

    private static Optional<String> value(DnsAnswer answer) {
        return answer.match(
                records -> Optional.of(records.values().stream().sorted().collect(Collectors.joining(" | "))),
                absent -> Optional.of("nothing"),
                failed -> Optional.empty());
    }

    private static String serial(DnsAnswer.Records soa) {
        String[] parts = soa.values().get(0).split(" ", -1);
        return parts.length > 2 ? parts[2] : soa.values().get(0);
    }

    private static Cause cause(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Failed failed ? failed.cause() : Cause.NO_DATA;
    }
}
