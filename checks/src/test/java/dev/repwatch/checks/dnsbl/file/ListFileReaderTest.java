package dev.repwatch.checks.dnsbl.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.dnsbl.file.rbldnsd.RbldnsdReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ListFileReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");

    @Test
    void aFileCompressedByGzipIsReadAsItIs() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("192.0.2.1 ; caught in a trap\n".getBytes(StandardCharsets.UTF_8));
        }
        ReadList list = new ListFileReader(FileFormat.of("plain"), ListValue.USUAL_CODE, RbldnsdReader::new)
                .read(new ByteArrayInputStream(packed.toByteArray()), NOW);

        assertThat(list.doubt()).isEmpty();
        assertThat(list.content().ask(FileQuestion.of("192.0.2.1")))
                .isEqualTo(
                        new FileAnswer.Listed(java.util.List.of("127.0.0.2"), java.util.List.of("caught in a trap")));
    }

    @Test
    void aRangeOfAnyBordersHoldsExactlyItsAddresses() {
        ReadList list = read("plain", "192.0.2.3-192.0.2.130\n2001:db8::3-2001:db8::9\n");
        for (int last = 0; last < 256; last++) {
            assertThat(isListed(list, "192.0.2." + last)).as("192.0.2.%d", last).isEqualTo(last >= 3 && last <= 130);
        }
        for (int last = 0; last < 16; last++) {
            String address = "2001:db8::" + Integer.toHexString(last);
            assertThat(isListed(list, address)).as(address).isEqualTo(last >= 3 && last <= 9);
        }
    }

    @Test
    void oneBadLineInTwentyIsToleratedAndMoreAreDoubted() {
        String good = "192.0.2.1\n".repeat(19);
        assertThat(read("plain", good + "what is this\n").doubt()).isEmpty();
        assertThat(read("plain", good + "what is this\nand this\n").doubt()).contains(Doubt.MANY_BAD_LINES);
    }

    @Test
    void aWideEntryOrASixteenthOfTheAddressesIsDoubted() {
        assertThat(read("plain", "10.0.0.0/7\n").doubt()).contains(Doubt.LISTS_THE_WORLD);
        assertThat(read("plain", "2001::/18\n").doubt()).contains(Doubt.LISTS_THE_WORLD);
        StringBuilder many = new StringBuilder();
        for (int octet = 1; octet <= 17; octet++) {
            many.append(octet).append(".0.0.0/8\n");
        }
        assertThat(read("plain", many.toString()).doubt()).contains(Doubt.LISTS_THE_WORLD);
    }

    @Test
    void aLineWithoutEndIsCutAndTheRestOfTheFileIsRead() {
        ReadList list = read("plain", "192.0.2.1\n".repeat(40) + "x".repeat(1_000_000) + "\n192.0.2.9\n");
        assertThat(list.doubt()).isEmpty();
        assertThat(isListed(list, "192.0.2.9")).isTrue();
    }

    @Test
    void namesAreFoundAmongManyAndOnlyThose() {
        NameTable table = new NameTable();
        Random random = new Random(7);
        Set<String> names = new HashSet<>();
        while (names.size() < 5000) {
            names.add("h" + random.nextInt(1_000_000) + ".example.test");
        }
        names.forEach(name -> table.add(name, 3));
        table.seal();
        for (int i = 0; i < 20_000; i++) {
            String name = "h" + random.nextInt(1_000_000) + ".example.test";
            assertThat(table.find(name, value -> assertThat(value).isEqualTo(3)))
                    .isEqualTo(names.contains(name));
        }
        assertThat(names).allMatch(name -> table.find(name, value -> {}));
    }

    @Test
    void noOctetsMakeTheReaderFail() {
        Random random = new Random(11);
        for (int round = 0; round < 2000; round++) {
            byte[] octets = new byte[random.nextInt(200)];
            for (int i = 0; i < octets.length; i++) {
                octets[i] = (byte) "0123456789.:/-!$*#; \t\nabz\"{},@\r\0\u00ff".charAt(random.nextInt(33));
            }
            for (String format : java.util.List.of(
                    "plain",
                    "csv:ip",
                    "jsonl",
                    "jsonl-asn",
                    "ipset:a",
                    "hosts",
                    "dshield",
                    "rbldnsd:ip4set",
                    "rbldnsd:ip4tset",
                    "rbldnsd:ip4trie",
                    "rbldnsd:ip6trie",
                    "rbldnsd:ip6tset",
                    "rbldnsd:dnset",
                    "rbldnsd:generic",
                    "rbldnsd:combined")) {
                ReadList list = read(format, new String(octets, StandardCharsets.ISO_8859_1));
                list.content().ask(FileQuestion.of("192.0.2.1"));
                list.content().ask(FileQuestion.of("2001:db8::1"));
                list.content().ask(FileQuestion.of("a.b.example.test|a"));
            }
        }
    }

    @Test
    void anUnknownFormSaysWhichThereAre() {
        assertThatThrownBy(() -> FileFormat.of("plane"))
                .hasMessageStartingWith("unknown format \"plane\"; there are csv:COLUMN, dshield, hosts, ipset:NAME");
        assertThatThrownBy(() -> FileFormat.of("csv")).hasMessage("format \"csv\" needs a name: csv:COLUMN");
    }

    private static boolean isListed(ReadList list, String address) {
        return list.content().ask(FileQuestion.of(address)) instanceof FileAnswer.Listed;
    }

    private static ReadList read(String format, String text) {
        try {
            return new ListFileReader(FileFormat.of(format), ListValue.USUAL_CODE, RbldnsdReader::new)
                    .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), NOW);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
