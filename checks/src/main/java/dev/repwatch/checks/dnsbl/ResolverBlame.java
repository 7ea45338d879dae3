package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.TargetKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Whether a resolver, and not the list, is to blame for wrong controls: it invents addresses for names that do not exist, or keeps
 * addresses in 127.0.0.0/8 back (rebinding protection). The second shows in a test point whose text comes through and whose address
 * does not.
 */
final class ResolverBlame {

    private static final Set<Cause> AS_IF_KEPT_BACK =
            Set.of(Cause.SERVER_FAILED, Cause.REFUSED, Cause.BAD_ANSWER, Cause.BAD_RESOLVER);

    private final DnsClient dns;
    private final RandomGenerator random;
    private final Consumer<DnsQuestion> charge;

    /** @param charge hears of every question to the list */
    ResolverBlame(DnsClient dns, RandomGenerator random, Consumer<DnsQuestion> charge) {
        this.dns = dns;
        this.random = random;
        this.charge = charge;
    }

    /** What the resolver does wrong; empty when it is not to blame. Never completes exceptionally. */
    CompletableFuture<Optional<ControlFailure>> of(
            ActiveList active, String resolver, Map<TargetKind, TestPointAnswers> answers) {
        boolean surprised = answers.values().stream().anyMatch(TestPointAnswers::surprised);
        CompletableFuture<Optional<ControlFailure>> invented = surprised
                ? dns.askOf(resolver, NxdomainRewrite.question(random))
                        .thenApply(answer -> NxdomainRewrite.seen(answer)
                                .map(seen -> new ControlFailure(
                                        Cause.BAD_RESOLVER, "the resolver " + resolver + " invents answers: " + seen)))
                : CompletableFuture.completedFuture(Optional.empty());
        return invented.thenCompose(seen ->
                seen.isPresent() ? CompletableFuture.completedFuture(seen) : keptBack(active, resolver, answers));
    }

    private CompletableFuture<Optional<ControlFailure>> keptBack(
            ActiveList active, String resolver, Map<TargetKind, TestPointAnswers> answers) {
        ControlNames names = new ControlNames(active, random);
        Optional<TargetKind> kind = answers.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .listed()
                        .filter(ResolverBlame::asIfKeptBack)
                        .isPresent())
                .map(Map.Entry::getKey)
                .filter(it -> names.listed(it).isPresent() && !names.clean(it).isEmpty())
                .findFirst();
        if (kind.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        DnsAnswer listed =
                kind.map(answers::get).flatMap(TestPointAnswers::listed).orElseThrow();
        List<String> clean = names.clean(kind.get());
        return text(resolver, names.listed(kind.get()).orElseThrow())
                .thenCompose(there ->
                        there ? text(resolver, clean.get(clean.size() - 1)) : CompletableFuture.completedFuture(true))
                .thenApply(everywhere -> everywhere
                        ? Optional.empty()
                        : Optional.of(new ControlFailure(
                                Cause.STRIPS_LOOPBACK,
                                "the resolver " + resolver + " strips addresses in 127.0.0.0/8 (rebinding protection):"
                                        + " the text of the list's test point comes through, its address does not"
                                        + said(active, listed))));
    }

    private static String said(ActiveList active, DnsAnswer listed) {
        return listed.match(
                records -> " (" + String.join(", ", records.values()) + ")",
                absent -> absent.nxdomain() ? " (NXDOMAIN)" : " (NODATA)",
                failed -> " (" + active.redacted(failed.detail()) + ")");
    }

    private CompletableFuture<Boolean> text(String resolver, String name) {
        DnsQuestion question = new DnsQuestion(name, RecordType.TXT);
        charge.accept(question);
        return dns.askOf(resolver, question).thenApply(DnsAnswer.Records.class::isInstance);
    }

    private static boolean asIfKeptBack(DnsAnswer answer) {
        return answer.match(
                records -> records.values().stream().allMatch("0.0.0.0"::equals),
                absent -> true,
                failed -> AS_IF_KEPT_BACK.contains(failed.cause()));
    }
}
