package dev.repwatch.monitor.delisting.evidence;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.delisting.evidence.PostureFact.Verdict;
import dev.repwatch.monitor.delisting.evidence.PostureFact.What;
import inet.ipaddr.IPAddressString;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A snapshot of what operators look at before they remove: the name of the address and whether it leads back (RFC 1912 section
 * 2.1), the HELO name, SPF (RFC 7208) and DMARC (RFC 7489) of the domain. Asked when somebody looks at a draft, never on
 * schedule.
 */
public final class PostureSnapshot {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Supplier<DnsClient> dns;
    private final Supplier<Collection<WatchedTarget>> watched;

    public PostureSnapshot(Supplier<DnsClient> dns, Supplier<Collection<WatchedTarget>> watched) {
        this.dns = dns;
        this.watched = watched;
    }

    /** Asks everything at once; completes within a few seconds, with {@code UNKNOWN} where DNS did not say. */
    public CompletableFuture<List<PostureFact>> of(Target target) {
        Optional<WatchedTarget> known =
                watched.get().stream().filter(it -> it.target().equals(target)).findFirst();
        Stream<CompletableFuture<PostureFact>> ofAddress = target instanceof IpTarget ip
                ? Stream.of(pointer(ip), helo(ip, known.flatMap(WatchedTarget::helo)))
                : Stream.empty();
        Optional<String> domain = target instanceof IpTarget
                ? known.flatMap(WatchedTarget::pool).flatMap(this::senderOf)
                : Optional.of(target.text());
        List<CompletableFuture<PostureFact>> asked = Stream.concat(
                        ofAddress,
                        Stream.of(
                                text(What.SPF, domain, "", "v=spf1"), text(What.DMARC, domain, "_dmarc.", "v=dmarc1")))
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenApply(done -> asked.stream().map(CompletableFuture::join).toList());
    }

    /** The first domain that is configured to send from the pool. */
    private Optional<String> senderOf(String pool) {
        return watched.get().stream()
                .filter(it -> it.target().kind() == TargetKind.DOMAIN
                        && it.sendsFrom().contains(pool))
                .map(it -> it.target().text())
                .findFirst();
    }

    private CompletableFuture<PostureFact> pointer(IpTarget ip) {
        String reverse = new IPAddressString(ip.text())
                .getAddress()
                .toReverseDNSLookupString()
                .replaceFirst("\\.$", "");
        return ask(reverse, RecordType.PTR)
                .thenCompose(answer -> answer.match(
                        names -> leadsBack(What.PTR, names.values().get(0), ip),
                        absent -> found(What.PTR, Verdict.MISSING, reverse),
                        failed -> found(What.PTR, Verdict.UNKNOWN, reverse)));
    }

    private CompletableFuture<PostureFact> helo(IpTarget ip, Optional<String> helo) {
        return helo.map(name -> leadsBack(What.HELO, name, ip))
                .orElseGet(() -> found(What.HELO, Verdict.NOT_CONFIGURED, ""));
    }

    private CompletableFuture<PostureFact> leadsBack(What what, String name, IpTarget ip) {
        return ask(name, ip.kind() == TargetKind.IPV4 ? RecordType.A : RecordType.AAAA)
                .thenApply(answer -> answer.match(
                        records -> new PostureFact(
                                what,
                                records.values().stream().anyMatch(it -> same(it, ip)) ? Verdict.GOOD : Verdict.ASTRAY,
                                name),
                        absent -> new PostureFact(what, Verdict.ASTRAY, name),
                        failed -> new PostureFact(what, Verdict.UNKNOWN, name)));
    }

    private static boolean same(String address, IpTarget ip) {
        return new IPAddressString(address).equals(new IPAddressString(ip.text()));
    }

    private CompletableFuture<PostureFact> text(What what, Optional<String> domain, String prefix, String version) {
        if (domain.isEmpty()) {
            return found(what, Verdict.NOT_CONFIGURED, "");
        }
        String name = prefix + domain.get();
        return ask(name, RecordType.TXT)
                .thenApply(answer -> answer.match(
                        texts -> texts.values().stream()
                                .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(version))
                                .findFirst()
                                .map(it -> new PostureFact(what, Verdict.GOOD, domain.get() + ": " + it))
                                .orElseGet(() -> new PostureFact(what, Verdict.MISSING, name)),
                        absent -> new PostureFact(what, Verdict.MISSING, name),
                        failed -> new PostureFact(what, Verdict.UNKNOWN, name)));
    }

    private CompletableFuture<DnsAnswer> ask(String name, RecordType type) {
        return dns.get()
                .ask(new DnsQuestion(name, type))
                .completeOnTimeout(
                        new DnsAnswer.Failed(Cause.TIMED_OUT, "no answer in time", ""),
                        PATIENCE.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static CompletableFuture<PostureFact> found(What what, Verdict verdict, String detail) {
        return CompletableFuture.completedFuture(new PostureFact(what, verdict, detail));
    }
}
