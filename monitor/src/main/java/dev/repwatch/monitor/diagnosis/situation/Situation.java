package dev.repwatch.monitor.diagnosis.situation;

import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.monitor.diagnosis.evidence.CaseFile;
import dev.repwatch.monitor.diagnosis.evidence.Evidence;
import dev.repwatch.monitor.diagnosis.evidence.FeedValue;
import dev.repwatch.monitor.diagnosis.evidence.LogCoverage;
import dev.repwatch.monitor.diagnosis.evidence.LogLine;
import dev.repwatch.monitor.diagnosis.evidence.SeedResult;
import dev.repwatch.monitor.diagnosis.evidence.Volume;
import dev.repwatch.monitor.diagnosis.evidence.WarmupState;
import dev.repwatch.monitor.diagnosis.reply.ReplyReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A case as the rules see it: the attempt that decides, and what was so at its time. */
public final class Situation {

    private final CaseFile file;
    private final Subject subject;
    private final Attempts attempts;
    private final Optional<Attempt> judged;
    private final ListKnowledge lists;
    private final Thresholds thresholds;

    private Situation(
            CaseFile file,
            Subject subject,
            Attempts attempts,
            Optional<Attempt> judged,
            ListKnowledge lists,
            Thresholds thresholds) {
        this.file = file;
        this.subject = subject;
        this.attempts = attempts;
        this.judged = judged;
        this.lists = lists;
        this.thresholds = thresholds;
    }

    public static Situation of(CaseFile file, ReplyReader reader, ListKnowledge lists, Thresholds thresholds) {
        Subject subject = QuestionReader.read(file.question());
        Attempts attempts = Attempts.of(file, subject, reader);
        return new Situation(
                file, subject, attempts, Judged.of(attempts.asked(), subject.ofOneMessage()), lists, thresholds);
    }

    public CaseFile file() {
        return file;
    }

    public Subject subject() {
        return subject;
    }

    public Thresholds thresholds() {
        return thresholds;
    }

    public Instant now() {
        return file.now();
    }

    /** The attempt that decides. */
    public Optional<Attempt> judged() {
        return judged;
    }

    public List<Attempt> asked() {
        return attempts.asked();
    }

    public List<LogLine> nothingFound() {
        return attempts.none();
    }

    /**
     * The time of the event: of the attempt, else what was asked about, else now. Mail that was taken is no event for an address or
     * a domain, and of many refusals alike the time that was asked about counts when it lies among them.
     */
    public Instant when() {
        Instant asked = file.question().when().orElse(file.now());
        if (subject.ofOneMessage()) {
            return judged.map(Attempt::at).orElse(asked);
        }
        return judged.filter(Attempt::failed)
                .map(it -> it.at().isAfter(asked) || it.last().isBefore(asked) ? it.at() : asked)
                .orElse(asked);
    }

    /** Whether the deciding attempt failed with one of these. */
    public boolean failed(ReplyClass... any) {
        return judged.filter(Attempt::failed)
                .filter(it -> any.length == 0 || Arrays.asList(any).contains(it.meaning()))
                .isPresent();
    }

    public boolean accepted() {
        return judged.filter(Attempt::accepted).isPresent();
    }

    public boolean expired() {
        return subject.ofOneMessage()
                && asked().stream().reduce((a, b) -> b).filter(Attempt::expired).isPresent();
    }

    /** Our address that is concerned: the one that the reply names when it is ours, else of the attempt or the question. */
    public Optional<String> ip() {
        return judged.flatMap(it -> it.reading().namedIp())
                .filter(file.own()::address)
                .or(() -> judged.flatMap(it -> it.line().sourceIp()))
                .or(subject::ip)
                .or(() -> file.own().onlyAddress())
                .or(() -> judged.flatMap(Attempt::ip));
    }

    /** Whether an address that a reply names is neither ours nor the one that sent. */
    public boolean foreign(String address) {
        return file.own().knowsAddresses()
                && !file.own().address(address)
                && judged.flatMap(it -> it.line().sourceIp())
                        .filter(address::equals)
                        .isEmpty();
    }

    /** Whether an address that sent is known not to be ours. */
    public boolean foreignSender(String address) {
        return file.own().knowsAddresses() && !file.own().address(address);
    }

    public ListKnowledge lists() {
        return lists;
    }

    public Optional<String> provider() {
        return judged.flatMap(Attempt::provider)
                .or(() -> subject.domain().map(it -> Addresses.provider(it).orElse(it)));
    }

    public Optional<String> recipientDomain() {
        return judged.flatMap(Attempt::domain)
                .or(() -> subject.recipient().flatMap(Addresses::domain))
                .or(() -> subject.domain().filter(it -> !file.own().domain(it)));
    }

    /** The domain that the mail says it is from. */
    public Optional<String> fromDomain() {
        return judged.flatMap(it -> it.line().headerFrom())
                .map(it -> Addresses.domain(it).orElse(it))
                .or(() -> subject.domain().filter(file.own()::domain))
                .or(() -> file.own().domains().stream().findFirst());
    }

    public Listings listings() {
        return new Listings(file, when(), ip());
    }

    public PostureThen posture() {
        return new PostureThen(file, when(), ip());
    }

    public Scope scope() {
        Instant when = when();
        List<Attempt> day = attempts.all().stream()
                .filter(it -> it.line().span().near(when, thresholds.around()))
                .toList();
        return new Scope(day, judged);
    }

    /** The beginning of the trouble: the first failed attempt at the same message, or of the same class. */
    public Instant firstFailure() {
        Stream<Attempt> same = subject.ofOneMessage()
                ? asked().stream().filter(Attempt::failed)
                : asked().stream().filter(it -> it.failed() && failed(it.meaning()));
        return same.map(Attempt::at).min(Comparator.naturalOrder()).orElse(when());
    }

    /** How long it has been failing, up to its end or now. */
    public Duration failingFor() {
        Instant end = asked().stream()
                .filter(it -> it.accepted() || it.expired())
                .map(Attempt::at)
                .filter(it -> it.isAfter(firstFailure()))
                .max(Comparator.naturalOrder())
                .orElse(now());
        return Duration.between(firstFailure(), end);
    }

    /** Whether the receiver took mail of ours after the failure: this message, or others like it. */
    public boolean acceptedLater(ReplyClass failure) {
        Optional<Attempt> failing =
                asked().stream().filter(it -> it.failed() && it.is(failure)).reduce((a, b) -> b);
        return failing.isPresent()
                && asked().stream()
                        .filter(Attempt::accepted)
                        .filter(it -> it.last().isAfter(failing.get().at()))
                        .anyMatch(it -> it.provider().equals(failing.get().provider())
                                || it.line().provider().isEmpty());
    }

    /** All that is known of the person who is asked about, and of others if nobody is. */
    public Stream<Attempt> ofPerson() {
        Optional<String> person =
                subject.recipient().or(() -> judged.flatMap(it -> it.line().recipient()));
        return attempts.all().stream()
                .filter(it -> person.isPresent() ? it.line().recipient().equals(person) : asked().contains(it));
    }

    /** Whether a person's address took mail before a moment. */
    public boolean everAccepted(String recipient, Instant before) {
        return attempts.all().stream()
                .filter(Attempt::accepted)
                .anyMatch(it -> it.line().recipient().filter(recipient::equals).isPresent()
                        && it.at().isBefore(before));
    }

    public Stream<SeedResult> seeds() {
        return file.of(SeedResult.class)
                .filter(it -> it.provider().isEmpty()
                        || provider().isEmpty()
                        || it.provider().equals(provider()))
                .filter(it -> it.span().near(when(), thresholds.around()));
    }

    public Stream<WarmupState> warmups() {
        return file.of(WarmupState.class).filter(it -> concerns(it.ip()));
    }

    public Stream<Volume> volumes() {
        return file.of(Volume.class)
                .filter(it -> concerns(it.sourceIp()))
                .filter(it -> it.provider().isEmpty()
                        || provider().isEmpty()
                        || it.provider().equals(provider()));
    }

    /** Figures of the address and the domain that are concerned; those of others say nothing of them. */
    public Stream<FeedValue> feeds() {
        return file.of(FeedValue.class)
                .filter(it -> concerns(it.ip()))
                .filter(it ->
                        it.domain().map(Addresses::plain).map(this::ofOurs).orElse(true));
    }

    private boolean ofOurs(String name) {
        Optional<String> asked = subject.domain().filter(file.own()::domain);
        boolean ours = file.own().domains().isEmpty() || file.own().domain(name);
        return asked.map(it -> it.equals(name) || name.endsWith("." + it) || it.endsWith("." + name))
                .orElse(ours);
    }

    private boolean concerns(Optional<String> address) {
        return address.isEmpty() || ip().isEmpty() || address.equals(ip());
    }

    /** Whether the mail log was looked at: it is being read, or lines of it are here. */
    public boolean logRead() {
        return file.of(LogCoverage.class)
                        .anyMatch(it -> it.reader().filter("ok"::equals).isPresent())
                || !asked().isEmpty();
    }

    public <T extends Evidence> Stream<T> seen(Class<T> kind) {
        return file.of(kind);
    }
}
