package dev.repwatch.monitor.preflight.gather;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file in which an operator publishes its ranges. repwatch ships none: operators state no licence, and a copy would be stale.
 *
 * @param name what the cloud is called in evidence, such as {@code aws}
 */
public record RangeFile(String name, Format format, Path file) {

    private static final int MOST = 64 << 20;

    /** Who writes how. */
    public enum Format {
        /** {@code ip-ranges.json}. */
        AWS,
        /** {@code cloud.json}; {@code goog.json} also holds Gmail's own servers. */
        GCP,
        /** The weekly file of service tags. */
        AZURE,
        /** {@code public_ip_ranges.json}. */
        OCI,
        /** RFC 8805: DigitalOcean, Linode, Vultr. */
        GEOFEED,
        /** One range a line, '#' comments. */
        TEXT
    }

    /** @throws IllegalArgumentException unless it is {@code NAME=FORMAT:FILE} */
    public static RangeFile parse(String text) {
        int equals = text.indexOf('=');
        int colon = text.indexOf(':', equals + 1);
        if (equals < 1 || colon < 0) {
            throw new IllegalArgumentException(text + ": expected NAME=FORMAT:FILE, such as aws=aws:ip-ranges.json");
        }
        String format = text.substring(equals + 1, colon).toUpperCase(Locale.ROOT);
        return new RangeFile(
                text.substring(0, equals).toLowerCase(Locale.ROOT),
                Format.valueOf(format),
                Path.of(text.substring(colon + 1)));
    }

    /** @throws IOException when the file cannot be read, is longer than 64 MiB or has no range of that form */
    public CloudRanges read() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new IOException(file + " is longer than 64 MiB");
            }
            List<CloudRanges.Range> ranges = blocks(bytes)
                    .map(block -> new CloudRanges.Range(name, block))
                    .toList();
            if (ranges.isEmpty()) {
                throw new IOException(
                        file + " holds no range in the form " + format.name().toLowerCase(Locale.ROOT));
            }
            return CloudRanges.of(ranges);
        }
    }

    private Stream<IPAddress> blocks(byte[] bytes) throws IOException {
        List<String> texts = switch (format) {
            case GEOFEED, TEXT -> lines(new String(bytes, StandardCharsets.UTF_8));
            default -> values(new JsonMapper().readTree(bytes));
        };
        return texts.stream().map(RangeFile::block).flatMap(Optional::stream);
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> line.replaceFirst("[,;#\\s].*$", ""))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private List<String> values(JsonNode json) {
        List<String> found = new ArrayList<>();
        switch (format) {
            case AWS -> {
                json.path("prefixes")
                        .forEach(each -> found.add(each.path("ip_prefix").asText()));
                json.path("ipv6_prefixes")
                        .forEach(each -> found.add(each.path("ipv6_prefix").asText()));
            }
            case GCP ->
                json.path("prefixes")
                        .forEach(each -> found.add(each.path("ipv4Prefix")
                                .asText(each.path("ipv6Prefix").asText())));
            case AZURE ->
                json.path("values")
                        .forEach(tag -> tag.path("properties")
                                .path("addressPrefixes")
                                .forEach(each -> found.add(each.asText())));
            case OCI ->
                json.path("regions")
                        .forEach(region -> region.path("cidrs")
                                .forEach(each -> found.add(each.path("cidr").asText())));
            default -> {}
        }
        return found;
    }

    private static Optional<IPAddress> block(String text) {
        IPAddress address = new IPAddressString(text).getAddress();
        return address == null || address.isAnyLocal() ? Optional.empty() : Optional.of(address.toPrefixBlock());
    }
}
