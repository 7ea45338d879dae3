package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.dnsbl.catalogue.ListFileLint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tomlj.Toml;

/** Every TOML snippet of {@code docs/configuration.md} is a configuration that is accepted. */
class DocumentedSnippetsTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final Pattern SNIPPET = Pattern.compile("(?s)```toml\n(.*?)```");
    private static final Pattern FILE = Pattern.compile("/etc/repwatch/([a-z0-9.-]+)");

    @TempDir
    Path directory;

    static List<Arguments> snippets() throws IOException {
        Matcher snippets = SNIPPET.matcher(Files.readString(PAGE));
        return snippets.results().map(found -> Arguments.of(found.group(1))).toList();
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void isAccepted(String snippet) throws IOException {
        Path etc = Files.createDirectories(directory.resolve("etc"));
        FILE.matcher(snippet).results().forEach(file -> put(etc.resolve(file.group(1))));
        Files.createDirectories(directory.resolve("conf.d"));
        Files.createDirectories(directory.resolve("targets.d"));
        Files.writeString(directory.resolve("ip-ranges.json"), "{\"prefixes\": [{\"ip_prefix\": \"192.0.2.0/24\"}]}");
        ConfigFixture fixture = new ConfigFixture(directory, Map.of());

        assertThat(fixture.problems(snippet.replace("/etc/repwatch/", etc + "/")))
                .isEmpty();
    }

    /** Examples of lists, wherever they are shown, are such that {@code lists lint} has nothing against them. */
    @Test
    void everyExampleOfAListPassesLint() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> docs = Files.list(PAGE.resolveSibling("."))) {
            docs.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
        }
        pages.add(Path.of("..", "README.md"));
        int seen = 0;
        for (Path page : pages) {
            for (MatchResult found :
                    SNIPPET.matcher(Files.readString(page)).results().toList()) {
                if (found.group(1).contains("[[list]]")) {
                    seen++;
                    assertThat(ListFileLint.of(Catalogue.shipped(), Toml.parse(found.group(1))))
                            .as(page + found.group(1))
                            .isEmpty();
                }
            }
        }
        assertThat(seen).isGreaterThan(1);
        String shipped = Files.readString(Path.of("..", "config.toml"));
        String block = shipped.substring(shipped.indexOf("# [[list]]"), shipped.indexOf("# How long and how often"));
        assertThat(ListFileLint.of(Catalogue.shipped(), Toml.parse(block.replaceAll("(?m)^# ", ""))))
                .as("config.toml")
                .isEmpty();
    }

    @Test
    void everySectionIsDocumented() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Stream.of(
                                "targets",
                                "target_files",
                                "target_urls",
                                "lists",
                                "list",
                                "schedule",
                                "dns",
                                "web",
                                "web.tls",
                                "storage")
                        .map(section -> "[" + section + "]"))
                .allMatch(page::contains);
    }

    private static void put(Path file) {
        try {
            Files.writeString(file, "secret");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
