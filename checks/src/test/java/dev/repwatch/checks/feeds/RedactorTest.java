package dev.repwatch.checks.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedactorTest {

    private final Redactor redactor = new Redactor();

    @Test
    void ofManyLearnedSecretsTheNewestAreTakenOut() {
        redactor.hide("configured");
        IntStream.rangeClosed(1, 1000).forEach(it -> redactor.learn("token-%04d".formatted(it)));
        assertThat(redactor.clean("configured token-0936 token-0937 token-1000"))
                .isEqualTo("<secret> token-0936 <secret> <secret>");
    }

    @Test
    void aConfiguredSecretThatIsLearnedAgainStaysHidden() {
        redactor.hide("configured");
        redactor.learn("configured");
        IntStream.rangeClosed(1, 1000).forEach(it -> redactor.learn("token-%04d".formatted(it)));
        assertThat(redactor.clean("configured")).isEqualTo("<secret>");
    }
}
