package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Names of strangers' addresses. Whoever has an address may give it any name, so only one that leads back to the address is
 * taken (RFC 8499, forward-confirmed).
 */
public final class HostNames {

    private final DnsClient dns;

    public HostNames(DnsClient dns) {
        this.dns = dns;
    }

    /** The name of each address, empty where it has none; those of which nothing could be learned are left out. */
    Map<String, String> of(Collection<String> addresses) {
        Map<String, CompletableFuture<Optional<String>>> asked = new LinkedHashMap<>();
        addresses.forEach(it -> asked.put(it, name(it)));
        Map<String, String> names = new LinkedHashMap<>();
        asked.forEach((address, answer) -> answer.join().ifPresent(it -> names.put(address, it)));
        return names;
    }

    private CompletableFuture<Optional<String>> name(String address) {
        IPAddress it = new IPAddressString(address).getAddress();
        if (it == null) {
            return CompletableFuture.completedFuture(Optional.of(""));
        }
        String reverse = it.toReverseDNSLookupString().replaceFirst("\\.$", "");
        return dns.ask(new DnsQuestion(reverse, RecordType.PTR)).thenCompose(answer -> {
            List<String> names = values(answer);
            return names.isEmpty()
                    ? CompletableFuture.completedFuture(unknown(answer) ? Optional.empty() : Optional.of(""))
                    : confirmed(names.get(0), it);
        });
    }

    private CompletableFuture<Optional<String>> confirmed(String name, IPAddress address) {
        RecordType type = address.isIPv4() ? RecordType.A : RecordType.AAAA;
        return dns.ask(new DnsQuestion(name, type)).thenApply(answer -> {
            if (unknown(answer)) {
                return Optional.empty();
            }
            boolean back = values(answer).stream().anyMatch(it -> address.equals(new IPAddressString(it).getAddress()));
            return Optional.of(back ? name : "");
        });
    }

    private static List<String> values(DnsAnswer answer) {
        return answer.match(DnsAnswer.Records::values, absent -> List.of(), failed -> List.of());
    }

    private static boolean unknown(DnsAnswer answer) {
        return answer.match(records -> false, absent -> false, failed -> true);
    }
}
