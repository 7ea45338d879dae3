package dev.repwatch.checks.posture;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.TxtRecord;
import dev.repwatch.checks.reputation.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small DNS in memory, with what was asked. Names are as they are asked for: lower case, odd octets escaped. */
public final class World implements Answers {

    private final Map<DnsQuestion, List<TxtRecord>> texts = new LinkedHashMap<>();
    private final Map<DnsQuestion, List<String>> values = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<DnsQuestion> silent = new HashSet<>();
    private final Set<String> signed = new HashSet<>();
    private final List<DnsQuestion> asked = new ArrayList<>();

    public World text(String name, String... octets) {
        for (String each : octets) {
            text(name, TxtRecord.of(each));
        }
        return this;
    }

    public World text(String name, TxtRecord record) {
        texts.computeIfAbsent(question(name, RecordType.TXT), key -> new ArrayList<>())
                .add(record);
        return exists(name);
    }

    public World add(String name, RecordType type, String... value) {
        values.computeIfAbsent(question(name, type), key -> new ArrayList<>()).addAll(List.of(value));
        return exists(name);
    }

    public World alias(String name, String target) {
        aliases.put(question(name, RecordType.CNAME).name(), target);
        return exists(name);
    }

    public World exists(String name) {
        names.add(question(name, RecordType.A).name());
        return this;
    }

    /** Takes away what texts stand at a name. */
    public World untext(String name) {
        texts.remove(question(name, RecordType.TXT));
        return this;
    }

    /** Takes away what stands at a name. */
    public World without(String name, RecordType type) {
        values.remove(question(name, type));
        return this;
    }

    public World copy() {
        World copy = new World();
        texts.forEach((question, found) -> copy.texts.put(question, new ArrayList<>(found)));
        values.forEach((question, found) -> copy.values.put(question, new ArrayList<>(found)));
        copy.aliases.putAll(aliases);
        copy.names.addAll(names);
        copy.silent.addAll(silent);
        copy.signed.addAll(signed);
        return copy;
    }

    /** From now on nobody answers this. */
    public World silent(String name, RecordType type) {
        silent.add(question(name, type));
        return this;
    }

    /** DNSSEC proves what stands at this name and below. */
    public World signed(String zone) {
        signed.add(zone);
        return this;
    }

    public List<DnsQuestion> asked() {
        return List.copyOf(asked);
    }

    @Override
    public DnsAnswer to(DnsQuestion question) {
        asked.add(question);
        return at(question, Optional.empty());
    }

    private DnsAnswer at(DnsQuestion asked, Optional<String> alias) {
        DnsQuestion question = new DnsQuestion(asked.name(), asked.type());
        if (silent.contains(question)) {
            return new DnsAnswer.Failed(Cause.SERVER_FAILED, "the name server failed (SERVFAIL)", "world");
        }
        String target = aliases.get(question.name());
        if (target != null) {
            return at(question(target, question.type()), Optional.of(target));
        }
        List<TxtRecord> found = texts.getOrDefault(question, List.of());
        List<String> shown = question.type() == RecordType.TXT
                ? found.stream().map(TxtRecord::octets).toList()
                : values.getOrDefault(question, List.of());
        return shown.isEmpty()
                ? new DnsAnswer.Absent(
                        !known(question.name()), Optional.of("."), Duration.ofMinutes(5), "world", true, alias)
                : new DnsAnswer.Records(
                        shown,
                        Duration.ofMinutes(5),
                        "world",
                        false,
                        alias,
                        true,
                        false,
                        proven(question.name()),
                        found);
    }

    private boolean proven(String name) {
        return signed.stream().anyMatch(zone -> DnsName.within(name, zone));
    }

    private boolean known(String name) {
        return names.stream().anyMatch(it -> DnsName.within(it, name));
    }

    private static DnsQuestion question(String name, RecordType type) {
        return new DnsQuestion(DnsName.of(name).map(DnsName::text).orElse(name), type);
    }
}
