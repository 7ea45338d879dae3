package dev.repwatch.monitor.notify.wording;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressSeqRange;
import inet.ipaddr.IPAddressString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Many addresses in few words. */
final class AddressRuns {

    private AddressRuns() {}

    /** Neighbouring addresses joined, such as {@code 192.0.2.1 – 192.0.2.9}; anything else as it is. In order. */
    static List<String> of(List<String> targets) {
        List<IPAddressSeqRange> addresses = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String target : targets) {
            address(target).ifPresentOrElse(it -> addresses.add(it.spanWithRange(it)), () -> lines.add(target));
        }
        for (IPAddressSeqRange run : IPAddressSeqRange.join(addresses.toArray(IPAddressSeqRange[]::new))) {
            lines.add(words(run));
        }
        return lines;
    }

    private static String words(IPAddressSeqRange run) {
        String first = run.getLower().toCanonicalString();
        return run.isMultiple() ? first + " – " + run.getUpper().toCanonicalString() : first;
    }

    private static Optional<IPAddress> address(String target) {
        IPAddressString text = new IPAddressString(target);
        return Optional.ofNullable(text.isIPAddress() ? text.getAddress() : null);
    }
}
