package dev.repwatch.checks.feeds.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.Redactor;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotatingTokenTest {

    private static final Secret CONFIGURED = new Secret("configured-by-the-admin");

    private final Redactor redactor = new Redactor();
    private final RotatingToken token = new RotatingToken(CONFIGURED, redactor);

    @Test
    void beginsWithTheConfiguredOneAndKeepsNothing() {
        token.resume(Optional.empty());
        assertThat(token.current()).isEqualTo(CONFIGURED);
        assertThat(token.bookmark()).isEmpty();
    }

    @Test
    void theNewestOutlivesARestart() {
        token.rotate("first");
        token.rotate("second");
        assertThat(after(token.bookmark(), CONFIGURED)).isEqualTo("second");
    }

    @Test
    void aNewlyConfiguredOneTakesItsPlace() {
        token.rotate("first");
        assertThat(after(token.bookmark(), new Secret("signed-in-again"))).isEqualTo("signed-in-again");
    }

    @Test
    void whatIsKeptShowsNoSecretAndChangesWithTheTokenOnly() {
        token.rotate("a-token-that-nobody-may-see");
        String kept = token.bookmark().orElseThrow();
        assertThat(kept).doesNotContain("nobody").isEqualTo(token.bookmark().orElseThrow());
        token.rotate("a-token-that-nobody-may-seE");
        assertThat(token.bookmark().orElseThrow().substring(0, 16)).isNotEqualTo(kept.substring(0, 16));
    }

    @Test
    void aDamagedBookmarkIsNone() {
        token.rotate("first");
        char[] kept = token.bookmark().orElseThrow().toCharArray();
        kept[20] = kept[20] == 'A' ? 'B' : 'A';
        assertThat(after(Optional.of(new String(kept)), CONFIGURED)).isEqualTo(CONFIGURED.reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64!", "0011223344556677 2026-11-20T00:00:00Z"})
    void aBookmarkOfAnotherKindIsNone(String bookmark) {
        assertThat(after(Optional.of(bookmark), CONFIGURED)).isEqualTo(CONFIGURED.reveal());
    }

    @Test
    void noneIsEverTold() {
        token.rotate("learned/on+the way");
        assertThat(redactor.clean("refused: learned/on+the way, learned%2Fon%2Bthe%20way"))
                .isEqualTo("refused: <secret>, <secret>");
    }

    private static String after(Optional<String> bookmark, Secret configured) {
        RotatingToken restarted = new RotatingToken(configured, new Redactor());
        restarted.resume(bookmark);
        return restarted.current().reveal();
    }
}
