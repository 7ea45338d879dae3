package dev.repwatch.checks.dnsbl.file;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressSeqRange;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the entries of a file that names addresses, prefixes, ranges or words, each with a reason. */
final class EntrySink implements ListContent {

    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .getParentBuilder()
            .toParams();

    private final int code;
    private final Ip4Table four = new Ip4Table();
    private final Ip6Table six = new Ip6Table();
    private final NameTable names = new NameTable();
    private final Values values = new Values();

    EntrySink(int code) {
        this.code = code;
    }

    /** Takes an address, a prefix or {@code from-to}; false when the text is none of them. */
    boolean add(String text, String reason, boolean excluded) {
        int dash = text.indexOf('-');
        if (dash > 0) {
            Optional<IPAddress> from = address(text.substring(0, dash).trim());
            Optional<IPAddress> to = address(text.substring(dash + 1).trim());
            return from.isPresent() && to.isPresent() && addRange(from.get(), to.get(), number(reason, excluded));
        }
        return address(text)
                .map(prefix -> addPrefix(prefix, number(reason, excluded)))
                .orElse(false);
    }

    void addName(String name, String reason) {
        names.add(name, number(reason, false));
    }

    private int number(String reason, boolean excluded) {
        return excluded ? Values.EXCLUDED : values.number(new ListValue(code, reason));
    }

    private static Optional<IPAddress> address(String text) {
        return Optional.ofNullable(new IPAddressString(text, STRICT).getAddress());
    }

    private boolean addPrefix(IPAddress prefix, int value) {
        IPAddress block = prefix.isPrefixed() ? prefix.toPrefixBlock() : prefix;
        int length = prefix.isPrefixed() ? prefix.getNetworkPrefixLength() : prefix.getBitCount();
        if (block instanceof IPv4Address v4) {
            four.add(v4.getLower().intValue(), length, value);
        } else {
            six.add(Ip6Table.Bits.of(block.getLower().getBytes()), length, value);
        }
        return true;
    }

    private boolean addRange(IPAddress from, IPAddress to, int value) {
        if (from.getIPVersion() != to.getIPVersion()
                || from.compareTo(to) > 0
                || from.isPrefixed()
                || to.isPrefixed()) {
            return false;
        }
        if (from instanceof IPv4Address first && to instanceof IPv4Address last) {
            four.addRange(first.intValue(), last.intValue(), value);
            return true;
        }
        IPAddressSeqRange range = from.spanWithRange(to);
        for (IPAddress prefix : range.spanWithPrefixBlocks()) {
            addPrefix(prefix, value);
        }
        return true;
    }

    EntrySink sealed() {
        four.seal();
        names.seal();
        values.seal();
        return this;
    }

    @Override
    public FileAnswer ask(FileQuestion question) {
        List<Integer> numbers = new ArrayList<>(1);
        if (question.address().isEmpty()) {
            names.find(question.name(), numbers::add);
        } else if (question.address().get() instanceof IPv6Address v6) {
            six.find(Ip6Table.Bits.of(v6.getBytes()), numbers::add);
        } else {
            four.find(question.address().get().toIPv4().intValue(), numbers::add);
        }
        return FileAnswer.of(
                numbers.stream().map(number -> values.get(number).dotted()).toList(),
                numbers.stream()
                        .map(number -> utf8(values.get(number).text()))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    /** Lines are read octet by octet. */
    private static String utf8(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Override
    public boolean mayHold(int ip4) {
        return four.covers(ip4);
    }

    @Override
    public long entries() {
        return four.entries() + six.entries() + names.size();
    }

    @Override
    public long coveredIpv4() {
        return four.covered();
    }

    @Override
    public int widestIpv4() {
        return four.widest();
    }

    @Override
    public int widestIpv6() {
        return six.widest();
    }
}
