package dev.repwatch.checks.feeds.postmaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.reputation.Cause;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Everything that holds for a user's sign-in holds for a service account with delegation too. */
class PostmasterRobotTest extends PostmasterFeedTest {

    private static final KeyPair KEYS = keys();

    @Override
    Optional<Secret> robot() {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return Optional.of(new Secret(new ObjectMapper()
                .createObjectNode()
                .put("client_email", "robot@example.test")
                .put("private_key", pem)
                .toString()));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void itSignsItsOwnAssertionForTheUser() throws Exception {
        List<String> forms = new ArrayList<>();
        FeedReport reading = answering(request -> {
            if (forToken(request)) {
                forms.add(request.getBody().utf8());
            }
            return healthy(request);
        });
        assertThat(reading.outcome()).isInstanceOf(Outcome.Data.class);
        String jwt = URLDecoder.decode(forms.get(0).replaceFirst(".*assertion=", ""), StandardCharsets.UTF_8);
        String[] parts = jwt.split("\\.", -1);
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(KEYS.getPublic());
        check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(check.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .contains("\"iss\":\"robot@example.test\"", "\"sub\":\"admin@example.test\"");
    }

    @Test
    void aRefusedAssertionIsToldWithoutIt() {
        FeedReport reading = answering(request -> forToken(request)
                ? response()
                        .code(400)
                        .body("{\"error\":\"invalid_grant\",\"error_description\":\""
                                + request.getBody().utf8() + "\"}")
                        .build()
                : healthy(request));
        assertThat(cause(reading)).isEqualTo(Cause.BAD_CREDENTIALS);
        assertThat(reading.outcome().toString()).contains("no access token").doesNotContain("assertion=");
    }

    @Test
    void aFileThatIsNoKeyIsRefusedAndNotQuoted() {
        PostmasterSettings wrong = new PostmasterSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Secret("{\"private_key\":\"" + PLANTED + "\"}")),
                Optional.empty(),
                Optional.of(URI.create("https://example.test/")),
                Optional.empty());
        assertThatThrownBy(() -> open(wrong))
                .hasMessage("service_account: is not the JSON key file of a service account")
                .hasNoCause();
    }
}
