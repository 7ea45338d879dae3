package dev.repwatch.bench.field;

import dev.repwatch.checks.dnsbl.NxdomainRewrite;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Writes a field as zones of rbldnsd and as questions of dnsperf. */
public final class ZoneFiles {

    private final Field field;
    private final Path directory;

    public ZoneFiles(Field field, Path directory) {
        this.field = field;
        this.directory = directory;
    }

    /** @return the data sets in rbldnsd's spelling, {@code zone:type:file} */
    public List<String> write() throws IOException {
        // rbldnsd gives up root and must still read its data
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> sets = new ArrayList<>();
        for (int list = 0; list < field.lists(); list++) {
            Path file = directory.resolve("zone" + list);
            try (Writer zone = readable(file)) {
                write(zone, list);
            }
            sets.add(field.zone(list) + (field.v6() ? ":ip6trie:" : ":ip4trie:") + file.getFileName());
        }
        // a daemon distrusts a resolver that refuses what it is examined with
        Path file = directory.resolve("known");
        try (Writer zone = readable(file)) {
            head(zone, NxdomainRewrite.KNOWN_DOMAIN);
        }
        sets.add(NxdomainRewrite.KNOWN_DOMAIN + ":generic:" + file.getFileName());
        return sets;
    }

    private static Writer readable(Path file) throws IOException {
        Writer writer = Files.newBufferedWriter(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return writer;
    }

    private static void head(Writer zone, String name) throws IOException {
        // a TTL of a second: a round that follows is asked anew
        zone.write("$SOA 1 ns.%1$s hostmaster.%1$s 1 10m 5m 5d 1%n$TTL 1%n".formatted(name));
    }

    /** One question a line, round robin over the lists. */
    public Path questions() throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("questions");
        try (Writer questions = Files.newBufferedWriter(file)) {
            for (int target = 0; target < field.targets(); target++) {
                for (int list = 0; list < field.lists(); list++) {
                    questions.write(field.question(target, list) + " A\n");
                }
            }
        }
        return file;
    }

    private void write(Writer zone, int list) throws IOException {
        head(zone, field.zone(list));
        zone.write(":127.0.0.2:listed for the bench\n");
        zone.write(field.v6() ? "::ffff:7f00:2\n" : "127.0.0.2\n");
        for (int target = 0; target < field.targets(); target++) {
            if (field.listed(target, list)) {
                zone.write(field.address(target) + "\n");
            }
        }
    }
}
