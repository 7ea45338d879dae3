package dev.repwatch.monitor.preflight.gather;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.monitor.preflight.Known;
import dev.repwatch.monitor.preflight.ReverseName;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.Locale;
import java.util.Optional;

/** Asks for the reverse name of an address and where it leads (RFC 1912 section 2.1). */
final class NameLook {

    private final DnsClient dns;

    NameLook(DnsClient dns) {
        this.dns = dns;
    }

    /** @param settable whether the one who uses the address can set its name, as far as is known */
    ReverseName of(IPAddress address, Known settable) {
        String reverse = dotless(address.toReverseDNSLookupString());
        DnsAnswer answer = dns.ask(new DnsQuestion(reverse, RecordType.PTR)).join();
        return answer.match(
                names -> named(address, dotless(names.values().get(0)), settable),
                absent -> new ReverseName(true, Optional.empty(), Known.NO, Known.NO, settable),
                failed -> new ReverseName(false, Optional.empty(), Known.UNKNOWN, Known.UNKNOWN, settable));
    }

    private ReverseName named(IPAddress address, String name, Known settable) {
        Known generic = Known.of(GenericName.of(name, address));
        return new ReverseName(true, Optional.of(name), leadsBack(address, name), generic, settable);
    }

    private Known leadsBack(IPAddress address, String name) {
        RecordType type = address.isIPv4() ? RecordType.A : RecordType.AAAA;
        return dns.ask(new DnsQuestion(name, type))
                .join()
                .match(
                        found -> Known.of(found.values().stream()
                                .anyMatch(value -> address.equals(new IPAddressString(value).getAddress()))),
                        absent -> Known.NO,
                        failed -> Known.UNKNOWN);
    }

    private static String dotless(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
