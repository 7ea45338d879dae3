package dev.repwatch.checks.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.IpTarget;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TextParseException;

class QueryNamesTest {

    private static final String ZONE = "bl.example.test";

    @ParameterizedTest
    @CsvSource({
        // RFC 5782 sections 2.1 and 2.4
        "192.0.2.99, 99.2.0.192.bl.example.test",
        "2001:db8:1:2:3:4:567:89ab,"
                + " b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.bl.example.test",
        // RFC 3596 section 2.5, under a list's zone instead of ip6.arpa
        "4321:0:1:2:3:4:567:89ab," + " b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.0.0.0.0.1.2.3.4.bl.example.test",
    })
    void areThoseOfTheRfcs(String address, String name) {
        assertThat(QueryNames.of(Targets.ip(address), ZONE)).contains(name);
    }

    @Test
    void keepTheTestPointOfIpv6InIpv6() {
        // RFC 5782 section 5: ::FFFF:7F00:2
        assertThat(QueryNames.ofAddress(
                        new IPAddressString("::ffff:7f00:2").getAddress().getBytes(), ZONE))
                .contains("2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.bl.example.test");
    }

    @Test
    void putTheTargetWhereTheZoneSays() {
        assertThat(QueryNames.of(Targets.ip("192.0.2.99"), "abcdef.{target}.hb.test"))
                .contains("abcdef.99.2.0.192.hb.test");
    }

    @Test
    void areNoneWhenTheyWouldBeTooLong() {
        String domain = ("a".repeat(60) + ".").repeat(4) + "test";
        assertThat(QueryNames.of(new DomainTarget(domain), ZONE)).isEmpty();
    }

    /** {@code dig -x} and dnsjava's reverse map walk the address from the end just as lists want it. */
    @Property(tries = 1000)
    void ofIpv4AreThoseOfTheReverseMap(@ForAll @Size(4) byte[] octets) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(octets);
        assertThat(QueryNames.of(new IpTarget(address, address.getHostAddress()), ZONE))
                .contains(reversed(ReverseMap.fromAddress(octets), "in-addr.arpa."));
    }

    @Property(tries = 1000)
    void ofIpv6AreThoseOfTheReverseMap(@ForAll @Size(16) byte[] octets) throws UnknownHostException {
        assertThat(QueryNames.ofAddress(octets, ZONE)).contains(reversed(ReverseMap.fromAddress(octets), "ip6.arpa."));
    }

    /** The library that reads the addresses has its own idea of {@code ip6.arpa} names: a second oracle. */
    @Property(tries = 1000)
    void ofIpv6AreThoseOfTheAddressLibrary(@ForAll @Size(16) byte[] octets) {
        String oracle = new inet.ipaddr.ipv6.IPv6Address(octets).toReverseDNSLookupString();
        assertThat(QueryNames.ofAddress(octets, ZONE)).contains(oracle.replace("ip6.arpa", ZONE));
    }

    /** Labels put together by dnsjava; how they come about is the business of who reads the target. */
    @Property(tries = 1000)
    void ofDomainsAreTheALabelsAsTheyStand(@ForAll("domains") String ascii)
            throws TextParseException, NameTooLongException {
        Name oracle = Name.concatenate(Name.fromString(ascii), Name.fromString(ZONE + "."));
        assertThat(QueryNames.of(new DomainTarget(ascii), ZONE)).contains(oracle.toString(true));
    }

    @Provide
    Arbitrary<String> domains() {
        Arbitrary<String> label = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars("\u00e4\u00f6\u00fc\u00df\u03bb\u03c2\u0436\u0439\u3042\u65e5\u672c\u8a9e")
                .ofMinLength(1)
                .ofMaxLength(10);
        return label.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(labels -> String.join(".", labels) + ".example")
                .map(unicode -> new HttpUrl.Builder()
                        .scheme("https")
                        .host(unicode)
                        .build()
                        .host());
    }

    private static String reversed(Name reverse, String suffix) {
        return reverse.toString().replace(suffix, ZONE);
    }
}
