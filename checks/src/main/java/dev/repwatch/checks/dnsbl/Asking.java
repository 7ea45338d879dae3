package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One question about one target to one list, and the text behind a listing. */
final class Asking {

    private static final int MAX_REASON = 500;
    private static final int MAX_RAW = 64;

    private final ActiveList active;
    private final Function<DnsQuestion, CompletableFuture<DnsAnswer>> ask;
    private final InstantSource clock;
    private final Pace pace;
    private final Recent recent;

    private Asking(
            ActiveList active,
            Function<DnsQuestion, CompletableFuture<DnsAnswer>> ask,
            InstantSource clock,
            Pace pace,
            Recent recent) {
        this.active = active;
        this.ask = ask;
        this.clock = clock;
        this.pace = pace;
        this.recent = recent;
    }

    /** The pace has already given leave for the first question. */
    static Asking first(ActiveList active, DnsClient dns, InstantSource clock, Pace pace, Recent recent) {
        return new Asking(active, dns::ask, clock, pace, recent);
    }

    static Asking elsewhere(
            ActiveList active, DnsClient dns, String path, InstantSource clock, Pace pace, Recent recent) {
        pace.charge(active.list(), 1);
        return new Asking(active, question -> dns.askElsewhere(question, path), clock, pace, recent);
    }

    /** Never completes exceptionally. */
    CompletableFuture<Observation> about(Target target, Nowhere nowhere) {
        Optional<String> name = QueryNames.of(target, active.zone().reveal());
        if (name.isEmpty()) {
            return CompletableFuture.completedFuture(unasked(
                    target,
                    new Finding.Unknown(Cause.NO_DATA, "the name is too long to be asked for under this list's zone")));
        }
        return ask.apply(new DnsQuestion(name.get(), RecordType.A)).thenCompose(answer -> {
            Finding finding = new Decoder(active).decode(answer, target.kind(), nowhere, clock.instant());
            return finding instanceof Finding.Listed listed
                    ? reason(name.get(), target, listed)
                            .thenApply(reason -> observed(target, because(listed, reason), answer))
                    : CompletableFuture.completedFuture(observed(target, finding, answer));
        });
    }

    /** Asked for once a listing: a text that is known for the same codes is not asked for again. */
    private CompletableFuture<Optional<String>> reason(String name, Target target, Finding.Listed listed) {
        return recent.same(active.id(), target, listed.listing())
                .map(known -> CompletableFuture.completedFuture(known.reason()))
                .orElseGet(() -> text(name));
    }

    private CompletableFuture<Optional<String>> text(String name) {
        pace.charge(active.list(), 1);
        return ask.apply(new DnsQuestion(name, RecordType.TXT))
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
                absent -> List.of(absent.nxdomain() ? "NXDOMAIN" : "NODATA"),
                failed -> List.of());
        Duration ttl = answer.match(DnsAnswer.Records::ttl, DnsAnswer.Absent::ttl, failed -> Duration.ZERO);
        boolean authoritative =
                answer.match(DnsAnswer.Records::authoritative, DnsAnswer.Absent::authoritative, failed -> false);
        return new Observation(
                target, active.id(), finding, raw, ttl, answer.resolver(), clock.instant(), authoritative);
    }

    /** For a target that was not asked about. */
    Observation unasked(Target target, Finding finding) {
        return new Observation(target, active.id(), finding, List.of(), Duration.ZERO, "", clock.instant());
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MAX_REASON
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_REASON - 1)) + "…";
    }
}
