package dev.repwatch.checks.dnsbl.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads a list's file of any form, plain or compressed by gzip, and says whether it is to be believed. */
public final class ListFileReader {

    private static final int LONGEST_LINE = 4096;
    private static final long MOST_OCTETS = 1L << 30;
    private static final long MOST_ENTRIES = 20_000_000;
    private static final int LONGEST_HEADER = 200;
    private static final int GZIP = 0x1F8B;
    private static final long A_SIXTEENTH_OF_IPV4 = 1L << 28;
    private static final int WIDEST_IPV4 = 8;
    private static final int WIDEST_IPV6 = 19;

    private final FileFormat format;
    private final int code;
    private final ZoneReader.Type zones;
    private final LineCount lines = new LineCount();
    private boolean wide;
    private Optional<Instant> headerTime = Optional.empty();

    /**
     * A reader of one file.
     *
     * @param format its form
     * @param code the return code of its entries where the form has none, as a 32-bit IPv4 address
     * @param zones reads what is no list of entries
     */
    public ListFileReader(FileFormat format, int code, ZoneReader.Type zones) {
        this.zones = zones;
        this.format = format;
        this.code = code;
    }

    /**
     * Reads to the end.
     *
     * @param now judges the file's own time stamp
     * @throws IOException when it cannot be read
     */
    public ReadList read(InputStream file, Instant now) throws IOException {
        return format.kind().equals("rbldnsd") ? zone(file, now) : entries(file);
    }

    private ReadList zone(InputStream file, Instant now) throws IOException {
        ZoneReader reader = zones.of(format.part(), lines);
        boolean whole = each(file, reader::line, '\n');
        Optional<Doubt> stale = reader.isStaleAt(now) ? Optional.of(Doubt.FILE_STALE) : Optional.empty();
        Optional<Doubt> unserved = reader.isRefused() ? Optional.of(Doubt.NOT_LOADED) : stale;
        ListContent content = reader.content();
        return new ReadList(content, unserved.or(() -> doubt(content, whole)), reader.made(), lines.entries());
    }

    private ReadList entries(InputStream file) throws IOException {
        LineFormat form = form();
        EntrySink sink = new EntrySink(code);
        boolean whole = each(
                file,
                line -> {
                    header(line);
                    form.line(line, sink, lines);
                },
                '\r');
        EntrySink content = sink.sealed();
        return new ReadList(
                content,
                form.end(lines).filter(doubt -> !lines.isNothing()).or(() -> doubt(content, whole)),
                form.made().or(() -> headerTime),
                lines.entries());
    }

    /** The comments before the first entry often say when the file was made. */
    private void header(String line) {
        if (headerTime.isEmpty() && lines.isNothing() && line.length() < LONGEST_HEADER && isComment(line)) {
            headerTime = HeaderTime.of(line);
        }
    }

    private static boolean isComment(String line) {
        return line.startsWith("#") || line.startsWith(";");
    }

    private LineFormat form() {
        return switch (format.kind()) {
            case "csv" -> new CsvFormat(format.part());
            case "jsonl" -> JsonLinesFormat.of(format.part());
            case "jsonl-asn" -> JsonLinesFormat.of("asn");
            case "ipset" -> new IpsetFormat(format.part());
            case "hosts" -> new HostsFormat();
            case "dshield" -> new DshieldFormat();
            default -> new PlainFormat();
        };
    }

    /** For lists that rightly cover much of the address space. */
    public ListFileReader wide() {
        wide = true;
        return this;
    }

    private Optional<Doubt> doubt(ListContent content, boolean whole) {
        if (!whole) {
            return Optional.of(Doubt.TOO_LARGE);
        }
        if (lines.isNothing()) {
            return Optional.of(lines.saysOtherThings() ? Doubt.NO_VALID_LINE : Doubt.EMPTY);
        }
        if (!wide
                && (content.widestIpv4() < WIDEST_IPV4
                        || content.widestIpv6() < WIDEST_IPV6
                        || content.coveredIpv4() > A_SIXTEENTH_OF_IPV4)) {
            return Optional.of(Doubt.LISTS_THE_WORLD);
        }
        return lines.hasManyBad() ? Optional.of(Doubt.MANY_BAD_LINES) : Optional.empty();
    }

    /** Gives each line, without a carriage return at its end where that is cut; false when it stopped at a bound. */
    private boolean each(InputStream file, Consumer<String> line, char cut) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(file, 1 << 16);
        raw.mark(2);
        int magic = raw.read() << 8 | raw.read();
        raw.reset();
        InputStream octets = magic == GZIP ? new GZIPInputStream(raw, 1 << 16) : raw;
        BoundedLine text = new BoundedLine(line, cut);
        byte[] block = new byte[1 << 16];
        long read = 0;
        for (int got = octets.read(block); got >= 0; got = octets.read(block)) {
            text.take(block, got);
            read += got;
            if (read > MOST_OCTETS || lines.entries() > MOST_ENTRIES) {
                return false;
            }
        }
        text.end();
        return true;
    }

    /** A line as its octets come, one character each; what is beyond the bound is left out. */
    private static final class BoundedLine {
        private final Consumer<String> line;
        private final byte cut;
        private final byte[] octets = new byte[LONGEST_LINE];
        private int length;

        BoundedLine(Consumer<String> line, char cut) {
            this.line = line;
            this.cut = (byte) cut;
        }

        void take(byte[] block, int size) {
            int from = 0;
            for (int at = 0; at < size; at++) {
                if (block[at] == '\n') {
                    add(block, from, at);
                    give();
                    from = at + 1;
                }
            }
            add(block, from, size);
        }

        private void add(byte[] block, int from, int end) {
            int taken = Math.min(end - from, LONGEST_LINE - length);
            System.arraycopy(block, from, octets, length, taken);
            length += taken;
        }

        private void give() {
            int kept = length > 0 && octets[length - 1] == cut ? length - 1 : length;
            line.accept(new String(octets, 0, kept, StandardCharsets.ISO_8859_1));
            length = 0;
        }

        void end() {
            if (length > 0) {
                give();
            }
        }
    }
}
