package dev.repwatch.checks.posture.ask;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.survey.SenderProfile;
import dev.repwatch.checks.posture.zone.NameServerCheck;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Asks the name servers of a zone themselves, each the same questions, without a resolver in between. */
public final class ZoneServers {

    private static final int PORT = 53;
    private static final int MOST = 8;

    private final Optional<Function<InetSocketAddress, DnsClient>> clients;

    private ZoneServers(Optional<Function<InetSocketAddress, DnsClient>> clients) {
        this.clients = clients;
    }

    /** Nobody is asked. */
    public static ZoneServers none() {
        return new ZoneServers(Optional.empty());
    }

    /** @param clients gives a client for one server; it is closed after use */
    public static ZoneServers through(Function<InetSocketAddress, DnsClient> clients) {
        return new ZoneServers(Optional.of(clients));
    }

    CompletableFuture<Map<String, NameServerCheck.Word>> ask(SenderProfile profile, Asker asker) {
        return clients.map(it -> asker.settle(answers -> servers(profile.domain(), answers))
                        .thenCompose(servers -> all(servers, profile, it)))
                .orElseGet(() -> CompletableFuture.completedFuture(Map.of()));
    }

    private record Servers(String apex, Map<String, InetAddress> addresses) {}

    private static Servers servers(String domain, Answers answers) {
        Map<String, InetAddress> addresses = new TreeMap<>();
        Optional<NameServerCheck.Zone> zone = NameServerCheck.zone(domain, answers);
        zone.ifPresent(it -> it.servers().stream().limit(MOST).forEach(server -> {
            for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
                if (answers.of(server, type) instanceof DnsAnswer.Records records) {
                    AddressRange.address(records.values().get(0))
                            .ifPresent(address -> addresses.putIfAbsent(server, address));
                }
            }
        }));
        return new Servers(zone.map(NameServerCheck.Zone::apex).orElse(domain), addresses);
    }

    private static CompletableFuture<Map<String, NameServerCheck.Word>> all(
            Servers servers, SenderProfile profile, Function<InetSocketAddress, DnsClient> clients) {
        Map<String, CompletableFuture<NameServerCheck.Word>> words = new LinkedHashMap<>();
        servers.addresses()
                .forEach((server, address) -> words.put(
                        server, one(servers.apex(), profile, clients.apply(new InetSocketAddress(address, PORT)))));
        return CompletableFuture.allOf(words.values().toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    Map<String, NameServerCheck.Word> said = new TreeMap<>();
                    words.forEach((server, word) -> said.put(server, word.join()));
                    return said;
                });
    }

    private static CompletableFuture<NameServerCheck.Word> one(String apex, SenderProfile profile, DnsClient client) {
        CompletableFuture<DnsAnswer> soa = client.ask(new DnsQuestion(apex, RecordType.SOA));
        Map<String, CompletableFuture<DnsAnswer>> answers = new LinkedHashMap<>();
        for (DnsQuestion question : questions(profile)) {
            answers.put(question.name() + " " + question.type(), client.ask(question));
        }
        List<CompletableFuture<DnsAnswer>> all = new ArrayList<>(answers.values());
        all.add(soa);
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    Map<String, DnsAnswer> records = new LinkedHashMap<>();
                    answers.forEach((question, answer) -> records.put(question, answer.join()));
                    return new NameServerCheck.Word(soa.join(), records);
                })
                // not on the thread of the client, which cannot wait for itself
                .whenCompleteAsync((word, failure) -> client.close());
    }

    private static List<DnsQuestion> questions(SenderProfile profile) {
        List<DnsQuestion> questions = new ArrayList<>();
        questions.add(new DnsQuestion(profile.domain(), RecordType.TXT));
        questions.add(new DnsQuestion("_dmarc." + profile.domain(), RecordType.TXT));
        questions.add(new DnsQuestion(profile.domain(), RecordType.MX));
        profile.keys().stream()
                .filter(key -> key.domain().equals(profile.domain()))
                .map(key -> key.selector().name() + "._domainkey." + key.domain())
                .forEach(name -> questions.add(new DnsQuestion(name, RecordType.TXT, true)));
        return questions;
    }
}
