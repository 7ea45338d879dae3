package dev.repwatch.monitor.cli.posture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.checks.posture.fetch.HttpsPages;
import dev.repwatch.checks.posture.mail.Presented;
import dev.repwatch.checks.posture.starttls.ExchangerCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DANE with BIND that serves signed zones, and unbound that proves them or does not: what the command says of the AD bit. */
@Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DaneThroughResolversTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAIL = """
        @ MX 10 mx
        mx A 203.0.113.25
        _25._tcp.mx TLSA %s
        """;
    private static final HeldCertificate MX =
            new HeldCertificate.Builder().addSubjectAlternativeName("mx.test").build();
    private static final String GOOD = "3 1 1 " + "AB".repeat(32);

    @SuppressWarnings("NullAway.Init") // before all tests
    private Path folder;

    private final List<String> lookedAt = new CopyOnWriteArrayList<>();
    private String validating = "";
    private String plain = "";

    @SuppressWarnings("NullAway.Init") // before all tests
    private DebianNameServers servers;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        SignedZones zones = new SignedZones(folder);
        zones.add("com", SignedZones.Signing.SOUND, "");
        zones.add("good.test", SignedZones.Signing.SOUND, MAIL.formatted(GOOD));
        zones.add("second.test", SignedZones.Signing.SOUND, MAIL.formatted("2 0 2 " + "AB".repeat(64)));
        zones.add("fits.test", SignedZones.Signing.SOUND, MAIL.formatted(digest(MX)));
        zones.add("web.test", SignedZones.Signing.SOUND, MAIL.formatted("1 0 1 " + "AB".repeat(32)));
        zones.add("short.test", SignedZones.Signing.SOUND, MAIL.formatted("3 1 1 ABABAB"));
        zones.add("plain.test", SignedZones.Signing.NONE, MAIL.formatted(GOOD));
        zones.add("hosted.test", SignedZones.Signing.SOUND, "@ MX 10 mx.plain.test.");
        zones.add("half.test", SignedZones.Signing.NONE, "@ MX 10 mx.good.test.");
        zones.add("without.test", SignedZones.Signing.SOUND, "@ MX 10 mx\nmx A 203.0.113.25");
        zones.add("expired.test", SignedZones.Signing.EXPIRED, MAIL.formatted(GOOD));
        zones.add("records.test", SignedZones.Signing.SOUND, """
            _dmarc TXT "v=DMARC1; p=reject; rua=mailto:r@old.parked.test"
            s._domainkey TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            """);
        zones.add("parked.test", SignedZones.Signing.SOUND, """
            old DNAME records.test.
            old TXT "v=spf1 -all"
            old MX 10 mx.good.test.
            """);
        servers = new DebianNameServers(folder, zones, "good.test");
        validating = servers.validating();
        plain = servers.plain();
    }

    @AfterAll
    void stop() {
        servers.close();
    }

    @ParameterizedTest
    @CsvSource({
        "good.test,     pass,    dane.ok,         signed and usable",
        "second.test,   pass,    dane.ok,         the digest of an authority",
        "web.test,      fail,    dane.unusable,   a usage that does not count for mail",
        "short.test,    fail,    dane.unusable,   a digest that nothing can have",
        "plain.test,    warn,    dane.not_signed, nothing is signed",
        "hosted.test,   warn,    dane.not_signed, the exchanger stands in a zone that is not signed",
        "half.test,     warn,    dane.not_signed, the MX is not signed",
        "without.test,  info,    dane.none,       nothing is published",
        "expired.test,  unknown, dane.unknown,    the time of the signatures is over"
    })
    void isJudgedByWhatAResolverProves(String domain, String verdict, String code, String why) throws IOException {
        JsonNode finding = dane(validating, domain);
        assertThat(finding.get("verdict").asText()).as("%s: %s", why, finding).isEqualTo(verdict);
        assertThat(finding.get("codes").get(0).asText()).as(why).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "true,  fits.test, pass,    dane.ok,       the certificate is the one",
        "true,  good.test, fail,    dane.no_match, it is another",
        "false, good.test, pass,    dane.ok,       nobody is to look",
        "true,  half.test, warn,    dane.not_signed, what does not count is not compared"
    })
    void isComparedWithTheCertificateOnPort25WhereThatIsWanted(
            boolean starttls, String domain, String verdict, String code, String why) throws Exception {
        Path config = Files.writeString(folder.resolve("starttls.toml"), """
            [dns]
            resolvers = ["%s"]

            [posture]
            starttls = %s

            [[targets]]
            domains = ["%s"]
            """.formatted(validating, starttls, domain));
        lookedAt.clear();
        JsonNode finding = JSON.readTree(PostureLine.run(
                                HttpsPages.ofSystem(new OkHttpClient()),
                                // the addresses of the zones lead nowhere: StartTlsTest connects to servers
                                shown(),
                                List.of("--config", config.toString(), "--output", "json", "--check", "dane", domain))
                        .out())
                .get("findings")
                .get(0);
        assertThat(finding.get("verdict").asText()).as("%s: %s", why, finding).isEqualTo(verdict);
        assertThat(finding.get("codes").get(0).asText()).as(why).isEqualTo(code);
        assertThat(lookedAt).hasSize(starttls && !domain.equals("half.test") ? 1 : 0);
        if (code.equals("dane.no_match")) {
            assertThat(finding.get("wanted").asText()).isEqualTo("_25._tcp.mx.good.test TLSA " + digest(MX));
        }
    }

    private ExchangerCertificates shown() {
        return new ExchangerCertificates() {
            @Override
            public CompletableFuture<Optional<Presented>> of(String host, List<InetAddress> addresses) {
                assertThat(addresses).isNotEmpty();
                lookedAt.add(host);
                return CompletableFuture.completedFuture(Optional.of(new Presented.Chain(List.of(MX.certificate()))));
            }

            @Override
            public ExchangerCertificates anew() {
                return this;
            }
        };
    }

    private static String digest(HeldCertificate certificate) throws GeneralSecurityException {
        byte[] key = certificate.certificate().getPublicKey().getEncoded();
        return "3 1 1 "
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
    }

    /** Who parks many domains lets the names below all of them stand in one zone (RFC 6672). */
    @Test
    void aTreeThatStandsElsewhereIsFollowed() throws IOException {
        JsonNode findings = JSON.readTree(look(validating, "old.parked.test", "--check", "spf,dmarc,dkim,mta_sts")
                        .out())
                .get("findings");
        assertThat(findings).hasSize(4);
        findings.forEach(it -> assertThat(it.get("verdict").asText())
                .as("%s", it)
                .isEqualTo(
                        switch (it.get("check").asText()) {
                            case "spf", "dmarc" -> "pass";
                            case "dkim" -> "warn";
                            default -> "info";
                        }));
    }

    @Test
    void theBitIsAmongWhatWasSeen() throws IOException {
        assertThat(dane(validating, "good.test")
                        .get("seen")
                        .get(0)
                        .get("authenticated")
                        .asBoolean())
                .isTrue();
        assertThat(dane(validating, "plain.test")
                        .get("seen")
                        .get(0)
                        .get("authenticated")
                        .asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"good.test", "plain.test", "web.test"})
    void nothingIsSaidThroughAResolverThatProvesNothing(String domain) throws IOException {
        JsonNode finding = dane(plain, domain);
        assertThat(finding.get("verdict").asText()).as("%s", finding).isEqualTo("unknown");
        assertThat(finding.get("codes").get(0).asText()).isEqualTo("dane.not_validated");
    }

    @Test
    void whatIsBogusIsUnknownEverywhereAndNeverMissing() throws IOException {
        JsonNode report = JSON.readTree(look(validating, "expired.test").out());
        report.get("findings")
                .forEach(it ->
                        assertThat(it.get("verdict").asText()).as("%s", it).isEqualTo("unknown"));
        assertThat(look(validating, "expired.test", "--check", "dane,mx").exitCode())
                .isEqualTo(3);
    }

    private JsonNode dane(String resolver, String domain) throws IOException {
        JsonNode findings =
                JSON.readTree(look(resolver, domain, "--check", "dane").out()).get("findings");
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private PostureLine.Outcome look(String resolver, String domain, String... options) throws IOException {
        Path config = Files.writeString(folder.resolve("config.toml"), """
            [dns]
            resolvers = ["%s"]

            [[targets]]
            domains = ["%s"]
            dkim_selectors = ["s"]
            """.formatted(resolver, domain));
        List<String> line =
                new java.util.ArrayList<>(List.of("--config", config.toString(), "--output", "json", domain));
        line.addAll(List.of(options));
        return PostureLine.run(HttpsPages.ofSystem(new OkHttpClient()), line);
    }
}
