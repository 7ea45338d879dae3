package dev.repwatch.monitor.cli.posture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Zone files, signed by BIND's own tools: as they should be, with signatures whose time is over, or not at all. */
final class SignedZones {

    /** How a zone is signed. */
    enum Signing {
        NONE,
        SOUND,
        EXPIRED
    }

    private final Path folder;
    private final List<String> anchors = new ArrayList<>();
    private final List<String> served = new ArrayList<>();

    SignedZones(Path folder) {
        this.folder = folder;
    }

    /** @param records lines of a zone file, without SOA and NS */
    void add(String zone, Signing signing, String records) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(zone), """
                $TTL 300
                $ORIGIN %1$s.
                @ SOA ns1.%1$s. hostmaster.%1$s. 1 7200 3600 1209600 300
                @ NS ns1.%1$s.
                ns1 A 192.0.2.53
                %2$s
                """.formatted(zone, records));
        served.add("zone \"" + zone + "\" { type primary; file \"" + (signing == Signing.NONE ? file : file + ".signed")
                + "\"; };");
        if (signing != Signing.NONE) {
            sign(zone, file, signing);
        }
    }

    /** Statements of named.conf. */
    String served() {
        return String.join("\n", served);
    }

    /** The keys to trust, as lines of unbound's section {@code server:}. */
    List<String> anchors() {
        return List.copyOf(anchors);
    }

    private void sign(String zone, Path file, Signing signing) throws IOException, InterruptedException {
        String key = run("/usr/bin/dnssec-keygen", "-q", "-K", folder.toString(), "-a", "13", "-f", "KSK", zone);
        run("/usr/bin/dnssec-keygen", "-q", "-K", folder.toString(), "-a", "13", zone);
        List<String> command = new ArrayList<>(
                List.of("/usr/bin/dnssec-signzone", "-q", "-S", "-K", folder.toString(), "-d", folder.toString()));
        if (signing == Signing.EXPIRED) {
            command.addAll(List.of("-P", "-s", "20200101000000", "-e", "20200201000000"));
        }
        command.addAll(List.of("-o", zone, "-f", file + ".signed", file.toString()));
        run(command.toArray(String[]::new));
        Files.readAllLines(folder.resolve(key + ".key")).stream()
                .filter(line -> line.contains("DNSKEY"))
                .forEach(line -> anchors.add("trust-anchor: \"" + line + "\""));
    }

    /** What it prints, in one line. */
    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + printed);
        }
        return printed.strip();
    }
}
