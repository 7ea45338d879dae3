package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.file.FileFormat;
import dev.repwatch.checks.dnsbl.file.ListFile;
import dev.repwatch.checks.dnsbl.file.ListValue;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The file that a list is handed out as. */
final class HandoutBuilder {

    private static final Duration USUAL_INTERVAL = Duration.ofHours(1);
    /** A server of others is not asked more often. */
    private static final Duration SHORTEST = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofDays(7);
    /** So many fetches may fail before what is there is too old. */
    private static final int FETCHES = 3;

    private final Problems problems;
    private final boolean shipped;

    /** @param shipped an entry of the catalogue says how a list is handed out, and leaves it to people to read it */
    HandoutBuilder(Problems problems, boolean shipped) {
        this.problems = problems;
        this.shipped = shipped;
    }

    /** @param alone there is no zone to ask instead */
    Optional<ListFile> file(Optional<EntryToml.Handout> written, Optional<ListFile> before, boolean alone) {
        if (written.isEmpty()) {
            return before;
        }
        EntryToml.Handout file = written.get();
        Optional<String> url =
                file.path().isPresent() ? Optional.empty() : file.url().or(() -> before.flatMap(ListFile::url));
        Optional<Path> path =
                file.url().isPresent() ? Optional.empty() : path(file).or(() -> before.flatMap(ListFile::path));
        boolean near =
                file.allowPrivate().or(() -> before.map(ListFile::allowPrivate)).orElse(false);
        Duration interval =
                file.minInterval().or(() -> before.map(ListFile::minInterval)).orElse(USUAL_INTERVAL);
        ListFile made = new ListFile(
                url,
                path,
                file.rsync().or(() -> before.flatMap(ListFile::rsync)),
                file.format().or(() -> before.map(ListFile::format)).orElse(new FileFormat("plain", "")),
                code(file.code()).or(() -> before.map(ListFile::code)).orElse(ListValue.USUAL_CODE),
                interval,
                file.maxAge().or(() -> before.map(ListFile::maxAge)).orElse(interval.multipliedBy(FETCHES)),
                file.wide().or(() -> before.map(ListFile::wide)).orElse(false),
                near,
                alone || file.use().orElse(!shipped),
                file.terms().or(() -> before.flatMap(ListFile::terms)));
        check(file, made, before.isPresent());
        return Optional.of(made);
    }

    private void check(EntryToml.Handout written, ListFile file, boolean formatKnown) {
        if (written.url().isPresent() && written.path().isPresent()) {
            add("path", "a file has a url or a path, not both");
        }
        if (written.format().isEmpty() && !formatKnown) {
            problems.missing(
                    List.of("file", "format"),
                    "a file needs its format; one of " + String.join(", ", FileFormat.all()));
        }
        if (!shipped
                && file.used()
                && written.url().isEmpty()
                && file.url().isEmpty()
                && file.path().isEmpty()) {
            problems.missing(
                    List.of("file", "path"),
                    file.rsync()
                            .map(from -> "its operator hands it out by rsync (" + from
                                    + "): let a job fetch it, and give the path where it lies")
                            .orElse("a file needs a url or a path"));
        }
        written.url().ifPresent(url -> checkUrl(url, file.allowPrivate()));
        Duration shortest = file.allowPrivate() ? Duration.ofSeconds(1) : SHORTEST;
        if (file.minInterval().compareTo(shortest) < 0 || file.minInterval().compareTo(LONGEST) > 0) {
            add(
                    "min_interval",
                    "expected from " + (file.allowPrivate() ? "\"1s\"" : "\"5m\"")
                            + " to \"7d\": operators shut out who fetches more often");
        }
        if (file.maxAge().compareTo(file.minInterval()) < 0) {
            add("max_age", "shorter than min_interval: the file would be too old before it may be fetched again");
        }
    }

    private void checkUrl(String text, boolean near) {
        try {
            URI url = new URI(text.replace("{key}", "key"));
            String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            boolean fine = scheme.equals("https") || (scheme.equals("http") && near);
            if (fine && url.getHost() != null && url.getRawUserInfo() == null) {
                return;
            }
            add(
                    "url",
                    scheme.equals("http") && !near
                            ? "only https is asked; http needs allow_private = true, for a server on your own network"
                            : "expected an https:// address without a name and password in it");
        } catch (URISyntaxException notAUrl) {
            add("url", "expected an https:// address");
        }
    }

    private Optional<Path> path(EntryToml.Handout file) {
        try {
            Optional<Path> path = file.path().map(Path::of);
            if (path.filter(it -> !it.isAbsolute()).isPresent()) {
                add("path", "expected an absolute path, such as \"/var/lib/psbl/psbl.txt\"");
            }
            return path;
        } catch (InvalidPathException odd) {
            add("path", "expected a path");
            return Optional.empty();
        }
    }

    private Optional<Integer> code(Optional<String> text) {
        Optional<String> code = text.flatMap(CodeText::address);
        if (text.isPresent() && code.isEmpty()) {
            add("code", "expected an address in 127.0.0.0/8, such as \"127.0.0.2\"");
        }
        return code.map(HandoutBuilder::number);
    }

    private static int number(String address) {
        try {
            return ByteBuffer.wrap(InetAddress.getByName(address).getAddress()).getInt();
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(address, impossible);
        }
    }

    private void add(String key, String message) {
        problems.add(List.of("file", key), message);
    }
}
