package dev.repwatch.monitor.diagnosis.situation;

import dev.repwatch.monitor.diagnosis.evidence.CaseFile;
import dev.repwatch.monitor.diagnosis.evidence.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which attempts a question is about. A field that a line does not have speaks neither for nor against it. */
final class Asked {

    private static final Duration SAME_EVENT = Duration.ofHours(12);
    private static final Duration LOOKED_BACK = Duration.ofDays(3);

    private final CaseFile file;
    private final Subject subject;
    private final List<Attempt> all;

    Asked(CaseFile file, Subject subject, List<Attempt> all) {
        this.file = file;
        this.subject = subject;
        this.all = all;
    }

    List<Attempt> attempts() {
        if (subject.reply().isPresent()) {
            return ofReply();
        }
        if (subject.message().isPresent()) {
            return ofMessage(subject.message().get());
        }
        if (subject.recipient().isPresent()) {
            return around(ofRecipient(subject.recipient().get()));
        }
        if (subject.ip().isPresent()) {
            return where(it -> agrees(
                    it.ip().or(() -> file.own().onlyAddress()), subject.ip().get()));
        }
        return subject.domain().map(this::ofDomain).orElse(all);
    }

    private List<Attempt> ofReply() {
        List<Attempt> same = where(it -> Attempts.sameReply(it, subject.reply().orElse("")));
        Set<String> messages = same.stream().flatMap(Asked::ids).collect(Collectors.toSet());
        Predicate<Attempt> sameMessage = it -> ids(it).anyMatch(messages::contains);
        Predicate<Attempt> samePerson =
                it -> subject.recipient().isPresent() && it.line().recipient().equals(subject.recipient());
        Set<String> people =
                same.stream().flatMap(it -> it.line().recipient().stream()).collect(Collectors.toSet());
        Predicate<Attempt> anonymous =
                it -> it.line().recipient().isEmpty() && it.line().reply().isEmpty() && it.times() == 1;
        return where(same::contains).stream()
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(),
                        it -> where(sameMessage
                                .or(samePerson)
                                .or(anonymous)
                                .or(each -> each.line()
                                        .recipient()
                                        .filter(people::contains)
                                        .isPresent())
                                .or(it::contains))));
    }

    private List<Attempt> ofMessage(String id) {
        Set<String> own = where(it -> ids(it).anyMatch(id::equals)).stream()
                .flatMap(Asked::ids)
                .collect(Collectors.toSet());
        List<Attempt> found = where(it -> ids(it).anyMatch(own::contains));
        if (!found.isEmpty()) {
            return found;
        }
        return where(it -> ids(it).findAny().isEmpty()
                && it.times() == 1
                && subject.recipient()
                        .map(r -> agrees(it.line().recipient(), r))
                        .orElse(true));
    }

    private List<Attempt> ofRecipient(String recipient) {
        List<Attempt> own =
                where(it -> it.line().recipient().filter(recipient::equals).isPresent());
        Set<String> handedOn =
                own.stream().flatMap(it -> it.line().nextQueueId().stream()).collect(Collectors.toSet());
        Predicate<Attempt> next = it -> it.line().recipient().isEmpty()
                && it.line().queueId().filter(handedOn::contains).isPresent();
        if (!own.isEmpty()) {
            return where(next.or(own::contains));
        }
        Predicate<Attempt> unnamed = it -> it.line().recipient().isEmpty() && sameReceiver(it);
        List<Attempt> single = where(unnamed.and(it -> it.times() == 1));
        return single.isEmpty() ? where(unnamed) : single;
    }

    private boolean sameReceiver(Attempt attempt) {
        Optional<String> domain = subject.domain();
        Optional<String> provider = domain.flatMap(Addresses::provider);
        boolean domainFits =
                attempt.line().domain().isEmpty() || attempt.line().domain().equals(domain);
        boolean providerFits = provider.isEmpty()
                || attempt.line().provider().map(provider.get()::equals).orElse(true);
        return domainFits && providerFits;
    }

    private List<Attempt> ofDomain(String domain) {
        if (file.own().domain(domain)) {
            List<Attempt> from = where(it -> it.line()
                    .headerFrom()
                    .filter(name -> fromDomain(name, domain))
                    .isPresent());
            return from.isEmpty() ? where(it -> it.line().headerFrom().isEmpty()) : from;
        }
        List<Attempt> to = where(it -> it.domain().filter(domain::equals).isPresent());
        Optional<String> provider = Addresses.provider(domain);
        return to.isEmpty()
                ? where(it -> it.domain().isEmpty()
                        && (provider.isEmpty() || it.line().provider().equals(provider)))
                : to;
    }

    private static boolean fromDomain(String headerFrom, String domain) {
        String name = Addresses.domain(headerFrom).orElse(Addresses.plain(headerFrom));
        return name.equals(domain) || name.endsWith("." + domain);
    }

    /** The message nearest to the time that was asked about; lines without any id go with it when they are near. */
    private List<Attempt> around(List<Attempt> found) {
        Optional<Instant> when = file.question().when();
        Optional<Attempt> nearest = when.flatMap(time -> found.stream()
                .min(Comparator.comparing(it -> Duration.between(time, it.at()).abs())));
        if (nearest.isEmpty()) {
            return found;
        }
        if (farFrom(when.get(), nearest.get())) {
            return List.of();
        }
        Set<String> same = family(found, nearest.get());
        return found.stream()
                .filter(it ->
                        ids(it).anyMatch(same::contains) || (ids(it).findAny().isEmpty() && near(it, nearest.get())))
                .toList();
    }

    /** Another message than the one that was asked about. */
    private static boolean farFrom(Instant when, Attempt attempt) {
        return attempt.at().isAfter(when.plus(LOOKED_BACK)) || attempt.last().isBefore(when.minus(LOOKED_BACK));
    }

    private static boolean near(Attempt attempt, Attempt nearest) {
        return !attempt.last().isBefore(nearest.at().minus(LOOKED_BACK))
                && !attempt.at().isAfter(nearest.at().plus(SAME_EVENT));
    }

    /** The ids of a message, from hand to hand. */
    private static Set<String> family(List<Attempt> found, Attempt one) {
        Set<String> known = ids(one).collect(Collectors.toCollection(HashSet::new));
        boolean grew = true;
        while (grew) {
            grew = known.addAll(found.stream()
                    .filter(it -> ids(it).anyMatch(known::contains))
                    .flatMap(Asked::ids)
                    .toList());
        }
        return known;
    }

    private static Stream<String> ids(Attempt attempt) {
        LogLine line = attempt.line();
        return Stream.of(line.messageId(), line.queueId(), line.nextQueueId())
                .flatMap(Optional::stream)
                .map(Addresses::plain);
    }

    private static boolean agrees(Optional<String> known, String wanted) {
        return known.map(wanted::equals).orElse(true);
    }

    private List<Attempt> where(Predicate<Attempt> fits) {
        return all.stream().filter(fits).toList();
    }
}
