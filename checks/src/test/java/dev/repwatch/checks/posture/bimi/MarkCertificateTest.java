package dev.repwatch.checks.posture.bimi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Certificates made with OpenSSL: one for marks, and one of a web site. */
class MarkCertificateTest {

    private static final Instant NOW = Instant.parse("2026-12-24T00:00:00Z");
    private static final World WORLD = new World()
            .text("default._bimi.d.test", "v=BIMI1; l=https://d.test/l.svg; a=https://d.test/l.pem")
            .text("_dmarc.d.test", "v=DMARC1; p=reject");

    @Test
    void oneForTheMarkOfTheDomainIsGood() throws IOException {
        MarkCertificate good = MarkCertificate.read(pem("mark.pem"), "d.test", "d.test", NOW);
        assertThat(good.faults()).isEmpty();
        assertThat(good.ends()).hasValueSatisfying(at -> assertThat(at).isAfter(NOW));
        PostureFinding found = judged(good);
        assertThat(found.verdict()).isEqualTo(PostureVerdict.PASS);
        assertThat(found.facts()).containsKey("certificate_ends");
    }

    @Test
    void oneOfTheOrganisationIsGoodForWhatIsBelowIt() throws IOException {
        assertThat(MarkCertificate.read(pem("mark.pem"), "news.d.test", "d.test", NOW)
                        .faults())
                .isEmpty();
    }

    @Test
    void oneOfAWebSiteIsNone() throws IOException {
        MarkCertificate site = MarkCertificate.read(pem("plain.pem"), "d.test", "d.test", NOW);
        assertThat(site.faults())
                .containsExactly("it is not one for marks", "no logo is in it", "it is not for this domain");
        PostureFinding found = judged(site);
        assertThat(found.has("bimi.certificate")).isTrue();
        assertThat(found.verdict()).isEqualTo(PostureVerdict.FAIL);
    }

    @Test
    void oneThatHasEndedSaysWhen() throws IOException {
        assertThat(MarkCertificate.read(pem("mark.pem"), "d.test", "d.test", Instant.parse("2200-01-01T00:00:00Z"))
                        .faults())
                .singleElement()
                .asString()
                .startsWith("it ended on 21");
    }

    @Test
    void whatIsNoCertificateIsSaidToBeNone() {
        for (String text :
                new String[] {"", "<html>", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"}) {
            assertThat(MarkCertificate.read(text, "d.test", "d.test", NOW).faults())
                    .containsExactly("it cannot be read");
        }
    }

    private static PostureFinding judged(MarkCertificate certificate) {
        return BimiCheck.judge("d.test", "default", Optional.empty(), Optional.of(certificate), WORLD);
    }

    private static String pem(String name) throws IOException {
        try (InputStream in = MarkCertificateTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
