package dev.repwatch.checks.posture.ask;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.bimi.BimiCheck;
import dev.repwatch.checks.posture.bimi.Logo;
import dev.repwatch.checks.posture.fetch.HttpsPages;
import dev.repwatch.checks.posture.mail.Fetched;
import dev.repwatch.checks.posture.mail.StsCheck;
import dev.repwatch.checks.posture.survey.Sender;
import dev.repwatch.checks.posture.survey.SenderProfile;
import dev.repwatch.checks.posture.survey.Survey;
import dev.repwatch.checks.posture.zone.NameServerCheck;
import dev.repwatch.checks.reputation.Cause;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** Runs the checks of domains and addresses, with everything they need from outside. */
public final class PostureAsker {

    private static final int MOST_OF_POLICY = 64 * 1024;
    private static final int SENDERS = 256;

    private final Asker asker;
    private final HttpsPages pages;
    private final ZoneServers servers;

    /** @param servers how the servers of a zone are asked themselves */
    public PostureAsker(Asker asker, HttpsPages pages, ZoneServers servers) {
        this.asker = asker;
        this.pages = pages;
        this.servers = servers;
    }

    /** Every record of a domain. */
    public CompletableFuture<List<PostureFinding>> domain(SenderProfile profile) {
        CompletableFuture<Fetched> policy = policy(profile.domain());
        CompletableFuture<Optional<Logo>> logo = logo(profile);
        CompletableFuture<Map<String, NameServerCheck.Word>> words = servers.ask(profile, asker);
        return CompletableFuture.allOf(policy, logo, words)
                .thenCompose(done -> asker.settle(answers ->
                        Survey.domain(profile, new Survey.Extras(policy.join(), logo.join(), words.join()), answers)));
    }

    /**
     * Whether each of its addresses may send for a domain: some after others, because all are judged again with each answer that
     * was missing, and the first bring nearly all of them.
     */
    public CompletableFuture<List<PostureFinding>> senders(SenderProfile profile) {
        CompletableFuture<List<PostureFinding>> found = CompletableFuture.completedFuture(List.of());
        for (SenderProfile part : profile.parts(SENDERS)) {
            found = found.thenCompose(before -> asker.settle(answers -> Survey.senders(part, answers))
                    .thenApply(more ->
                            Stream.concat(before.stream(), more.stream()).toList()));
        }
        return found;
    }

    /** The names of an address. */
    public CompletableFuture<List<PostureFinding>> address(Sender sender) {
        return asker.settle(answers -> Survey.address(sender, answers));
    }

    private CompletableFuture<Fetched> policy(String domain) {
        return asker.settle(answers -> StsCheck.announced(domain, answers)
                        ? Optional.of(addresses(StsCheck.host(domain), answers))
                        : Optional.<Host>empty())
                .thenCompose(host -> host.map(it -> fetched(StsCheck.address(domain), it))
                        .orElseGet(() -> CompletableFuture.completedFuture(new Fetched.Unclear(Cause.NOT_ASKED))));
    }

    private CompletableFuture<Optional<Logo>> logo(SenderProfile profile) {
        return asker.settle(answers -> BimiCheck.logoAddress(profile.domain(), profile.bimiSelector(), answers)
                        .flatMap(url -> Optional.ofNullable(HttpUrl.parse(url)))
                        .map(url -> new Place(url.toString(), addresses(url.host(), answers))))
                .thenCompose(place -> place.map(
                                it -> fetched(it.url(), it.host()).thenApply(PostureAsker::read))
                        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
    }

    /** A logo that cannot be fetched from here says nothing about those who can. */
    private static Optional<Logo> read(Fetched fetched) {
        return fetched instanceof Fetched.Page page && page.status() == 200
                ? Optional.of(Logo.read(page.body()))
                : Optional.empty();
    }

    /** @param cause why its addresses are not known */
    private record Host(List<InetAddress> addresses, Optional<Cause> cause) {}

    private record Place(String url, Host host) {}

    private CompletableFuture<Fetched> fetched(String url, Host host) {
        return host.cause().isPresent() && host.addresses().isEmpty()
                ? CompletableFuture.completedFuture(
                        new Fetched.Unclear(host.cause().get()))
                : pages.fetch(url, host.addresses(), MOST_OF_POLICY);
    }

    private static Host addresses(String host, Answers answers) {
        List<DnsAnswer> both = Stream.of(RecordType.A, RecordType.AAAA)
                .map(type -> answers.of(host, type))
                .toList();
        List<InetAddress> found = both.stream()
                .filter(DnsAnswer.Records.class::isInstance)
                .flatMap(answer -> ((DnsAnswer.Records) answer).values().stream())
                .flatMap(value -> AddressRange.address(value).stream())
                .toList();
        Optional<Cause> cause = both.stream()
                .filter(DnsAnswer.Failed.class::isInstance)
                .map(answer -> ((DnsAnswer.Failed) answer).cause())
                .findFirst();
        return new Host(found, cause);
    }
}
