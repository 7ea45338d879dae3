package dev.repwatch.monitor.cli.posture;

import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.posture.fetch.HttpsPages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The zones of the cases behind a real name server, with the policies of MTA-STS behind a real HTTPS server. */
final class CasesWorld implements AutoCloseable {

    private static final List<String> ZONES = List.of("test", "in-addr.arpa", "ip6.arpa");
    /** Those that were handed to us, and our own further ones, which stand in the same zones. */
    private static final String HANDED = "cases";

    private static final String OWN = "more";

    private final LoopbackNameserver nameserver = LoopbackNameserver.start();
    private final PolicyServer policies = new PolicyServer();

    /**
     * @param folder where it stands
     * @param params names and values
     * @param codes with bars between
     * @param facts names and values
     */
    record Row(
            String folder,
            String id,
            String check,
            String subject,
            Map<String, String> params,
            String verdict,
            String codes,
            Map<String, String> facts,
            String why) {

        String param(String name) {
            return params.getOrDefault(name, "");
        }
    }

    void start() throws IOException {
        for (String zone : ZONES) {
            nameserver.zone(zone).load(text(HANDED, zone + ".zone"));
        }
        nameserver.zone("test").load(text(OWN, "test.zone"));
        nameserver.zone("in-addr.arpa").load(text(OWN, "in-addr.arpa.zone"));
        Stream.of(HANDED, OWN)
                .flatMap(folder -> text(folder, "faults.tsv").lines().skip(1))
                .map(line -> line.split("\t", -1))
                .forEach(fault -> nameserver
                        .zone(zone(fault[0]))
                        .misbehave(fault[0] + ".", RecordType.valueOf(fault[1]), BrokenLists.rcode("SERVFAIL")));
        policies.start();
    }

    String resolver() {
        return nameserver.address();
    }

    LoopbackNameserver nameserver() {
        return nameserver;
    }

    /** Serves the policy of the case, if it has one. */
    HttpsPages pages(Row row) {
        String policy = row.param("policy").isEmpty() ? "" : text(row.folder(), row.param("policy"));
        policies.serve(
                row.param("eol").equals("crlf") ? policy.replace("\n", "\r\n") : policy,
                Integer.parseInt("0" + row.param("http")),
                row.param("content_type"));
        return policies.pages();
    }

    static List<Row> handed() {
        return rows(HANDED);
    }

    static List<Row> own() {
        return rows(OWN);
    }

    private static List<Row> rows(String folder) {
        return text(folder, "cases.tsv")
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> new Row(
                        folder,
                        cells[0],
                        cells[1],
                        cells[2],
                        pairs(cells[3]),
                        cells[4],
                        cells[5],
                        pairs(cells[6]),
                        cells[7]))
                .toList();
    }

    @Override
    public void close() throws IOException {
        nameserver.close();
        policies.close();
    }

    private static String zone(String name) {
        return ZONES.stream().filter(name::endsWith).findFirst().orElseThrow();
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return pairs;
    }

    private static String text(String folder, String name) {
        try (InputStream in = CasesWorld.class.getResourceAsStream(folder + "/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no such file: " + folder + "/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
