package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.PlainAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.ResolverSet;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Origin;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One question about one target to one list, and the text behind a listing. */
final class DnsblQuery {

    private static final int MAX_REASON = 500;
    private static final int MAX_RAW = 64;
    /** Long enough for a cache to have looked. */
    private static final Executor REFRESHED = CompletableFuture.delayedExecutor(1500, TimeUnit.MILLISECONDS);

    static final Finding CLEAN = new Finding.NotListed();
    private static final Finding TOO_LONG =
            new Finding.Unknown(Cause.NO_DATA, "the name is too long to be asked for under this list's zone");
    /** The raw answers that say "not listed". */
    static final List<String> NO_NAME = List.of("NXDOMAIN");

    static final List<String> NO_DATA = List.of("NODATA");

    private final ActiveList active;
    private final Decoder decoder;
    private final AskedNames names;
    private final DnsClient dns;
    private final Optional<String> notThrough;
    private final InstantSource clock;
    private final RateLimit rateLimit;
    private final RecentAnswers recentAnswers;

    private DnsblQuery(
            ActiveList active,
            DnsClient dns,
            Optional<String> notThrough,
            InstantSource clock,
            RateLimit rateLimit,
            RecentAnswers recentAnswers) {
        this.active = active;
        this.decoder = new Decoder(active);
        this.names = new AskedNames(active, recentAnswers.registrable());
        this.dns = dns;
        this.notThrough = notThrough;
        this.clock = clock;
        this.rateLimit = rateLimit;
        this.recentAnswers = recentAnswers;
    }

    /** The pace has already given leave for the first question. */
    static DnsblQuery first(
            ActiveList active, DnsClient dns, InstantSource clock, RateLimit rateLimit, RecentAnswers recentAnswers) {
        return new DnsblQuery(active, dns, Optional.empty(), clock, rateLimit, recentAnswers);
    }

    static DnsblQuery elsewhere(
            ActiveList active,
            DnsClient dns,
            String path,
            InstantSource clock,
            RateLimit rateLimit,
            RecentAnswers recentAnswers) {
        rateLimit.charge(active.list(), 1);
        return new DnsblQuery(active, dns, Optional.of(path), clock, rateLimit, recentAnswers);
    }

    ActiveList list() {
        return active;
    }

    /** Asks. Never completes exceptionally. */
    CompletableFuture<Observation> about(Target target, ControlResult controls) {
        StringBuilder written = new StringBuilder();
        if (!write(target, written)) {
            return CompletableFuture.completedFuture(tooLong(target));
        }
        String name = written.toString();
        return ask(new DnsQuestion(name, RecordType.A), controls.believed(target.kind()))
                .thenCompose(answer -> heard(target, name, answer, controls));
    }

    private CompletableFuture<DnsAnswer> ask(DnsQuestion question, ResolverSet among) {
        return notThrough
                .map(path -> dns.askElsewhere(question, path, among))
                .orElseGet(() -> dns.ask(question, among));
    }

    /** Writes the name to ask for; false when there is none under this list's zone. */
    boolean write(Target target, StringBuilder name) {
        return names.write(target, name);
    }

    Observation tooLong(Target target) {
        return unasked(target, TOO_LONG);
    }

    /**
     * Judges the answer to the first name: asks for the second one where there is one and the first is not listed, and for the text
     * behind a listing. Never completes exceptionally.
     */
    CompletableFuture<Observation> heard(Target target, String name, DnsAnswer answer, ControlResult controls) {
        CompletableFuture<Observation> first = judged(target, name, answer, controls);
        Optional<String> second = names.second(target);
        return second.isEmpty()
                ? first
                : first.thenCompose(seen -> seen.finding() instanceof Finding.Listed
                        ? CompletableFuture.completedFuture(seen)
                        : second(target, second.get(), seen, controls));
    }

    private CompletableFuture<Observation> second(
            Target target, String name, Observation first, ControlResult controls) {
        rateLimit.charge(active.list(), 1);
        return ask(new DnsQuestion(name, RecordType.A), controls.believed(target.kind()))
                .thenCompose(answer -> judged(target, name, answer, controls))
                .thenApply(seen ->
                        first.finding() instanceof Finding.Unknown && !(seen.finding() instanceof Finding.Listed)
                                ? first
                                : seen);
    }

    private CompletableFuture<Observation> judged(
            Target target, String name, DnsAnswer answer, ControlResult controls) {
        AbsenceProof absence = controls.absence(target.kind(), answer.resolver());
        Finding finding = decoder.decode(answer, target.kind(), absence, clock.instant());
        if (!(finding instanceof Finding.Listed listed)) {
            return CompletableFuture.completedFuture(observed(target, finding, answer));
        }
        if (answer instanceof DnsAnswer.Records records && records.asIfStale()) {
            return fresher(name, records)
                    .thenCompose(fresh -> fresh instanceof DnsAnswer.Records still && still.asIfStale()
                            ? listed(name, target, listed, answer)
                            : judged(target, name, fresh, controls));
        }
        return listed(name, target, listed, answer);
    }

    private CompletableFuture<Observation> listed(String name, Target target, Finding.Listed listed, DnsAnswer answer) {
        return reason(name, target, listed, answer.resolver())
                .thenApply(reason -> observed(target, because(listed, reason), answer));
    }

    /** A cache that hands out what has expired looks at the same time: a little later it knows (RFC 8767 section 5). */
    private CompletableFuture<DnsAnswer> fresher(String name, DnsAnswer.Records before) {
        rateLimit.charge(active.list(), 1);
        return CompletableFuture.supplyAsync(() -> before, REFRESHED)
                .thenCompose(waited -> dns.ask(new DnsQuestion(name, RecordType.A), through(before.resolver())));
    }

    private ResolverSet through(String resolver) {
        int place = dns.resolvers().indexOf(resolver);
        return place < 0 ? ResolverSet.ALL : ResolverSet.of(place);
    }

    /**
     * The observation when an answer says no more than "not listed" and the list's own zone vouches for it, as nearly all do;
     * what {@link #heard} says of it too, for less. Empty for every other answer.
     */
    Optional<Observation> plainlyClean(Target target, PlainAnswer answer, List<String> resolvers, Instant at) {
        if (answer.addresses() > 0
                || answer.zoneLength() < active.apexLength()
                || names.second(target).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Observation(
                target,
                active.id(),
                CLEAN,
                answer.nxdomain() ? NO_NAME : NO_DATA,
                Duration.ofSeconds(answer.ttlSeconds()),
                resolvers.get(answer.resolver()),
                at,
                answer.authoritative(),
                Origin.ASKED));
    }

    /** Asked for once a listing: a text that is known for the same codes is not asked for again. */
    private CompletableFuture<Optional<String>> reason(
            String name, Target target, Finding.Listed listed, String resolver) {
        return recentAnswers
                .same(active.list(), target, listed.listing())
                .map(known -> CompletableFuture.completedFuture(known.reason()))
                .orElseGet(() -> text(name, resolver));
    }

    private CompletableFuture<Optional<String>> text(String name, String resolver) {
        if (rateLimit.exhausted(active.list())) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        rateLimit.charge(active.list(), 1);
        return dns.ask(new DnsQuestion(name, RecordType.TXT), through(resolver))
                .thenApply(answer -> answer.match(
                        records -> Optional.of(shortened(active.redacted(String.join(" | ", records.values())))),
                        absent -> Optional.empty(),
                        failed -> Optional.empty()));
    }

    private static Finding because(Finding.Listed listed, Optional<String> reason) {
        return new Finding.Listed(new Listing(listed.listing().codes(), reason));
    }

    private Observation observed(Target target, Finding finding, DnsAnswer answer) {
        List<String> raw = answer.match(
                records -> records.values().stream()
                        .limit(MAX_RAW)
                        .map(active::redacted)
                        .toList(),
                absent -> absent.nxdomain() ? NO_NAME : NO_DATA,
                failed -> List.of());
        Duration ttl = answer.match(DnsAnswer.Records::ttl, DnsAnswer.Absent::ttl, failed -> Duration.ZERO);
        boolean authoritative =
                answer.match(DnsAnswer.Records::authoritative, DnsAnswer.Absent::authoritative, failed -> false);
        Origin origin = answer instanceof DnsAnswer.Failed failed && failed.cause() == Cause.NOT_ASKED
                ? Origin.SKIPPED
                : Origin.ASKED;
        return new Observation(
                target, active.id(), finding, raw, ttl, answer.resolver(), clock.instant(), authoritative, origin);
    }

    /** For a target that was not asked about. */
    Observation unasked(Target target, Finding finding) {
        return new Observation(
                target, active.id(), finding, List.of(), Duration.ZERO, "", clock.instant(), false, Origin.SKIPPED);
    }

    /** For a target whose answer is not believed. */
    Observation disbelieved(Target target, Finding doubt) {
        return new Observation(target, active.id(), doubt, List.of(), Duration.ZERO, "", clock.instant());
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MAX_REASON
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_REASON - 1)) + "…";
    }
}
