package dev.repwatch.checks.posture.ask;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PublicSuffixes;
import dev.repwatch.checks.posture.bimi.BimiCheck;
import dev.repwatch.checks.posture.bimi.Logo;
import dev.repwatch.checks.posture.bimi.MarkCertificate;
import dev.repwatch.checks.posture.mail.DaneCheck;
import dev.repwatch.checks.posture.mail.Fetched;
import dev.repwatch.checks.posture.mail.Presented;
import dev.repwatch.checks.posture.mail.StsCheck;
import dev.repwatch.checks.posture.registration.Registered;
import dev.repwatch.checks.posture.survey.Sender;
import dev.repwatch.checks.posture.survey.SenderProfile;
import dev.repwatch.checks.posture.survey.Survey;
import dev.repwatch.checks.posture.zone.NameServerCheck;
import dev.repwatch.checks.reputation.Cause;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** Runs the checks of domains and addresses, with everything they need from outside. */
public final class PostureAsker {

    private static final int MOST_OF_POLICY = 64 * 1024;
    private static final int SENDERS = 256;
    private static final Duration POLICY_HOLDS = Duration.ofDays(1);
    private static final Duration LOGO_HOLDS = Duration.ofDays(7);

    private final Asker asker;
    private final Outside outside;

    public PostureAsker(Asker asker, Outside outside) {
        this.asker = asker;
        this.outside = outside;
    }

    /** Every record of a domain. */
    public CompletableFuture<List<PostureFinding>> domain(SenderProfile profile) {
        CompletableFuture<Fetched> policy = policy(profile.domain());
        CompletableFuture<Optional<Logo>> logo = logo(profile);
        CompletableFuture<Optional<MarkCertificate>> mark = mark(profile);
        CompletableFuture<Map<String, NameServerCheck.Word>> words =
                outside.servers().ask(profile, asker);
        CompletableFuture<Map<String, Presented>> certificates = certificates(profile.domain());
        CompletableFuture<Registered> registered = outside.registries().of(profile.domain());
        return CompletableFuture.allOf(policy, logo, mark, words, certificates, registered)
                .thenCompose(done -> {
                    Survey.Extras extras = new Survey.Extras(
                            policy.join(),
                            logo.join(),
                            mark.join(),
                            words.join(),
                            certificates.join(),
                            registered.join(),
                            outside.clock().instant());
                    return asker.settle(answers -> Survey.domain(profile, extras, answers));
                });
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
        Optional<String> provider = outside.networks().provider(sender.address());
        return asker.settle(answers -> Survey.address(sender, provider, answers));
    }

    private CompletableFuture<Fetched> policy(String domain) {
        return asker.settle(answers -> StsCheck.announced(domain, answers)
                        ? Optional.of(new Place(
                                StsCheck.address(domain),
                                StsCheck.id(domain, answers),
                                addresses(StsCheck.host(domain), answers)))
                        : Optional.<Place>empty())
                .thenCompose(place -> place.map(it -> fetched(it, POLICY_HOLDS))
                        .orElseGet(() -> CompletableFuture.completedFuture(new Fetched.Unclear(Cause.NOT_ASKED))));
    }

    private CompletableFuture<Map<String, Presented>> certificates(String domain) {
        return asker.settle(answers -> {
                    Map<String, List<InetAddress>> exchangers = new LinkedHashMap<>();
                    DaneCheck.exchangers(domain, answers)
                            .forEach(host -> exchangers.put(
                                    host, addresses(host, answers).addresses()));
                    return exchangers;
                })
                .thenCompose(this::shown);
    }

    private CompletableFuture<Map<String, Presented>> shown(Map<String, List<InetAddress>> exchangers) {
        Map<String, CompletableFuture<Optional<Presented>>> asked = new LinkedHashMap<>();
        exchangers.forEach(
                (host, addresses) -> asked.put(host, outside.exchangers().of(host, addresses)));
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    Map<String, Presented> shown = new LinkedHashMap<>();
                    asked.forEach((host, answer) -> answer.join().ifPresent(it -> shown.put(host, it)));
                    return shown;
                });
    }

    private CompletableFuture<Optional<Logo>> logo(SenderProfile profile) {
        return page(answers -> BimiCheck.logoAddress(profile.domain(), profile.bimiSelector(), answers), LOGO_HOLDS)
                .thenApply(page -> page.map(Logo::read));
    }

    private CompletableFuture<Optional<MarkCertificate>> mark(SenderProfile profile) {
        return page(
                        answers -> BimiCheck.certificateAddress(profile.domain(), profile.bimiSelector(), answers),
                        POLICY_HOLDS)
                .thenApply(page -> page.map(pem -> MarkCertificate.read(
                        pem,
                        profile.domain(),
                        PublicSuffixes.guess(profile.domain()),
                        outside.clock().instant())));
    }

    /** What cannot be fetched from here says nothing about those who can. */
    private CompletableFuture<Optional<String>> page(Function<Answers, Optional<String>> where, Duration holds) {
        return asker.settle(answers -> where.apply(answers)
                        .flatMap(url -> Optional.ofNullable(HttpUrl.parse(url)))
                        .map(url -> new Place(url.toString(), "", addresses(url.host(), answers))))
                .thenCompose(place -> place.map(it -> fetched(it, holds).thenApply(PostureAsker::text))
                        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
    }

    private static Optional<String> text(Fetched fetched) {
        return fetched instanceof Fetched.Page page && page.status() == 200
                ? Optional.of(page.body())
                : Optional.empty();
    }

    /** @param cause why its addresses are not known */
    private record Host(List<InetAddress> addresses, Optional<Cause> cause) {}

    /** @param version of what is there */
    private record Place(String url, String version, Host host) {}

    private CompletableFuture<Fetched> fetched(Place place, Duration holds) {
        Host host = place.host();
        return host.cause().isPresent() && host.addresses().isEmpty()
                ? CompletableFuture.completedFuture(
                        new Fetched.Unclear(host.cause().get()))
                : outside.pages().fetch(place.url(), place.version(), host.addresses(), MOST_OF_POLICY, holds);
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
