package dev.repwatch.monitor.preflight.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published ranges in the forms of their operators, reserved ranges, generic names, and the addresses of a block. */
class RangesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws     |"
                        + " {\"prefixes\":[{\"ip_prefix\":\"198.51.100.0/24\"}],\"ipv6_prefixes\":[{\"ipv6_prefix\":\"2001:db8::/32\"}]}",
                "gcp     | {\"prefixes\":[{\"ipv4Prefix\":\"198.51.100.0/24\"},{\"ipv6Prefix\":\"2001:db8::/32\"}]}",
                "azure   |"
                        + " {\"values\":[{\"properties\":{\"addressPrefixes\":[\"198.51.100.0/24\",\"2001:db8::/32\"]}}]}",
                "oci     | {\"regions\":[{\"cidrs\":[{\"cidr\":\"198.51.100.0/24\"},{\"cidr\":\"2001:db8::/32\"}]}]}",
                "geofeed | 198.51.100.0/24,JP,JP-13,Tokyo,",
                "text    | 198.51.100.0/24 # comment"
            })
    void reads_what_operators_publish(String format, String content) throws IOException {
        Path file = Files.writeString(
                folder.resolve("ranges"), content + "\n2001:db8::/32,JP\n".repeat(content.startsWith("{") ? 0 : 1));
        CloudRanges ranges = RangeFile.parse("cloud=" + format + ":" + file).read();
        assertThat(ranges.cloudOf(ip("198.51.100.77"))).contains("cloud");
        assertThat(ranges.cloudOf(ip("2001:db8:1::1"))).contains("cloud");
        assertThat(ranges.cloudOf(ip("203.0.113.1"))).isEmpty();
    }

    @Test
    void the_narrowest_range_wins() throws IOException {
        Path wide = Files.writeString(folder.resolve("wide"), "198.51.0.0/16\n203.0.113.0/24\n");
        Path narrow = Files.writeString(folder.resolve("narrow"), "198.51.100.0/24\n");
        CloudRanges ranges = CloudRanges.together(List.of(
                RangeFile.parse("wide=text:" + wide).read(),
                RangeFile.parse("narrow=text:" + narrow).read()));
        assertThat(ranges.cloudOf(ip("198.51.100.1"))).contains("narrow");
        assertThat(ranges.cloudOf(ip("198.51.101.1"))).contains("wide");
        assertThat(ranges.size()).isEqualTo(3);
    }

    @Test
    void a_file_without_ranges_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("ranges"), "{}");
        assertThatThrownBy(() -> RangeFile.parse("aws=aws:" + file).read()).hasMessageContaining("holds no range");
        assertThatThrownBy(() -> RangeFile.parse("aws")).hasMessageContaining("expected NAME=FORMAT:FILE");
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, private use (RFC 1918)",
        "100.64.0.1, 'shared address space, CGNAT (RFC 6598)'",
        "192.0.2.25, documentation (RFC 5737)",
        "224.0.0.1, multicast (RFC 5771)",
        "2001:db8::1, documentation (RFC 3849)",
        "fd00::1, unique local (RFC 4193)"
    })
    void knows_what_is_reserved(String address, String what) {
        assertThat(ReservedRanges.of(ip(address))).contains(what);
    }

    @Test
    void anybodys_address_is_not_reserved() {
        assertThat(ReservedRanges.of(ip("8.8.8.8"))).isEmpty();
        assertThat(ReservedRanges.of(ip("2606:4700::1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192-0-2-25.pool.example.net, true",
        "25.2.0.192.bc.example.com, true",
        "host-c0000219.example.net, true",
        "ip192000002025.example.net, true",
        "mx1.dyn.example.net, true",
        "mx1.example.jp, false",
        "mail25.example.jp, false"
    })
    void tells_a_providers_name_from_an_own_one(String name, boolean generic) {
        assertThat(GenericName.of(name, ip("192.0.2.25"))).isEqualTo(generic);
    }

    @Test
    void a_small_block_is_looked_at_whole_and_a_large_one_by_a_sample() {
        assertThat(Block.addresses("192.0.2.25")).hasSize(1);
        assertThat(Block.addresses("192.0.2.0/24")).hasSize(256);
        assertThat(Block.addresses("198.18.0.0/16")).hasSize(64);
        assertThat(Block.addresses("2001:db8::/120")).hasSize(256);
        assertThatThrownBy(() -> Block.addresses("10.0.0.0/8")).hasMessageContaining("more than 65,536");
        assertThatThrownBy(() -> Block.addresses("example.jp")).hasMessageContaining("no address or block");
    }

    private static IPAddress ip(String text) {
        return new IPAddressString(text).getAddress();
    }
}
