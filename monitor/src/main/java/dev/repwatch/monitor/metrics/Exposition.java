package dev.repwatch.monitor.metrics;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.SampleNameFilter;
import io.prometheus.client.exporter.common.TextFormat;
import io.prometheus.client.hotspot.DefaultExports;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** The page that Prometheus scrapes. Thread-safe; knows nothing of HTTP beyond the three values it is given. */
public final class Exposition {

    private final CollectorRegistry registry = new CollectorRegistry();

    /** With the families of the JVM and the process. */
    public static Exposition of(MetricsInput input, Counters counters) {
        Exposition exposition = new Exposition(input, counters);
        DefaultExports.register(exposition.registry);
        return exposition;
    }

    /** Only what repwatch itself knows. */
    Exposition(MetricsInput input, Counters counters) {
        registry.register(new StateCollector(input, counters));
    }

    /**
     * @param accept the {@code Accept} header, or empty: OpenMetrics for those who ask for it, text 0.0.4 for all others
     * @param acceptEncoding the {@code Accept-Encoding} header, or empty
     * @param names the values of {@code name[]} in the query: only samples of these names, all when empty
     */
    public Page render(String accept, String acceptEncoding, List<String> names) {
        String type = TextFormat.chooseContentType(accept);
        boolean gzip = takesGzip(acceptEncoding);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        try (OutputStream out = gzip ? new FastGzip(bytes) : bytes;
                Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 64 * 1024)) {
            new PageText(writer, type.equals(TextFormat.CONTENT_TYPE_OPENMETRICS_100))
                    .write(
                            names.isEmpty()
                                    ? registry.metricFamilySamples()
                                    : registry.filteredMetricFamilySamples(only(names)));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return new Page(type, gzip ? Optional.of("gzip") : Optional.empty(), bytes.toByteArray());
    }

    private static SampleNameFilter only(List<String> names) {
        return new SampleNameFilter.Builder().nameMustBeEqualTo(names).build();
    }

    /** RFC 9110 section 12.5.3; a quality of zero refuses. */
    private static boolean takesGzip(String acceptEncoding) {
        for (String part : acceptEncoding.toLowerCase(Locale.ROOT).split(",", 16)) {
            String coding = part.strip();
            if (coding.startsWith("gzip")) {
                return !coding.replace(" ", "").matches(".*;q=0(\\.0*)?");
            }
        }
        return false;
    }

    /** The text is so repetitive that the fastest level is small enough, at a third of the time. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 64 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** A body with its {@code Content-Type} and {@code Content-Encoding}. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way through; nobody compares or keeps them
    public record Page(String contentType, Optional<String> contentEncoding, byte[] body) {

        public int length() {
            return body.length;
        }

        /** The body in words; of use only when it is not compressed. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
