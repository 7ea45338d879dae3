package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.Feeds;
import dev.repwatch.monitor.config.section.FeedEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every snippet of docs/feeds.md is read by the program as it stands there, with secrets in a directory of our own. */
class FeedDocsTest {

    private static final Pattern SNIPPET = Pattern.compile("```toml\\n([^`]*)```");

    @TempDir
    Path directory;

    @Test
    void everySnippetIsReadAndEveryFeedHasOne() throws IOException {
        Files.writeString(directory.resolve("secret"), "https://example.test/data?key=x");
        Files.writeString(directory.resolve("key.json"), serviceAccount());
        String docs = Files.readString(Path.of("../docs/feeds.md"));
        List<String> snippets = SNIPPET.matcher(docs)
                .results()
                .map(MatchResult::group)
                .map(this::plain)
                .toList();
        Set<String> types = snippets.stream()
                .flatMap(it -> ConfigFixture.in(directory).settings(it).file().feeds().values().stream())
                .map(FeedEntry::type)
                .map(it -> it.type())
                .collect(Collectors.toSet());
        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(
                        Feeds.ALL.stream().map(it -> it.type()).toList());
    }

    private String plain(String snippet) {
        return snippet.replace("```toml\n", "")
                .replace("```", "")
                .replace(
                        "/etc/repwatch/google-key.json",
                        directory.resolve("key.json").toString())
                .replaceAll("\"/etc/repwatch/[a-z0-9.-]+\"", "\"" + directory.resolve("secret") + "\"");
    }

    /** Feeds are opened while the configuration is read: what should be a key must be one. */
    private static String serviceAccount() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            String key = Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
            return "{\"client_email\":\"robot@example.test\",\"private_key\":\"-----BEGIN PRIVATE KEY-----\\n" + key
                    + "\\n-----END PRIVATE KEY-----\\n\"}";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
