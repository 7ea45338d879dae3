package dev.repwatch.checks.posture.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.World;
import dev.repwatch.checks.reputation.Cause;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether TLSA records mean the certificate that an exchanger shows (RFC 6698 section 2.1, RFC 7672 section 3.1). */
class DaneMatchTest {

    /** Certificates are made a moment later, and hold for a day. */
    private final Instant now = Instant.now().plus(Duration.ofHours(1));

    private static final HeldCertificate ROOT = new HeldCertificate.Builder()
            .certificateAuthority(1)
            .commonName("root")
            .build();
    private static final HeldCertificate ISSUER = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("issuer")
            .signedBy(ROOT)
            .build();
    private static final HeldCertificate SERVER = server("mx.d.test");
    private static final HeldCertificate STRANGER = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("stranger")
            .build();

    @ParameterizedTest
    @CsvSource({
        "3 1 1, server",
        "3 1 2, server",
        "3 1 0, server",
        "3 0 1, server",
        "3 0 2, server",
        "3 0 0, server",
        "2 1 1, issuer",
        "2 0 1, issuer",
        "2 0 2, root",
        "2 1 0, root"
    })
    void aRecordMeansACertificate(String numbers, String whose) throws Exception {
        PostureFinding found = judged(List.of(tlsa(numbers, named(whose))), chain(SERVER));
        assertThat(found.verdict()).as("%s", found).isEqualTo(PostureVerdict.PASS);
        PostureFinding other = judged(List.of(tlsa(numbers, STRANGER.certificate())), chain(SERVER));
        assertThat(other.verdict()).as("%s", other).isNotEqualTo(PostureVerdict.PASS);
    }

    @Test
    void whatFitsNothingIsWhyMailDoesNotArriveAndTheRightRecordIsSaid() throws Exception {
        PostureFinding found = judged(List.of(tlsa("3 1 1", STRANGER.certificate())), chain(SERVER));
        assertThat(found.verdict()).isEqualTo(PostureVerdict.FAIL);
        assertThat(found.has("dane.no_match")).isTrue();
        assertThat(found.wanted()).contains("_25._tcp.mx.d.test TLSA " + tlsa("3 1 1", SERVER.certificate()));
    }

    @Test
    void oneOfSeveralIsEnough() throws Exception {
        List<String> rollover = List.of(
                tlsa("3 1 1", STRANGER.certificate()), tlsa("3 1 1", SERVER.certificate()), "1 1 1 " + "A".repeat(64));
        assertThat(judged(rollover, chain(SERVER)).has("dane.no_match")).isFalse();
    }

    @Test
    void namesAndDatesCountForAuthoritiesOnly() throws Exception {
        HeldCertificate elsewhere = server("elsewhere.test");
        HeldCertificate over = new HeldCertificate.Builder()
                .addSubjectAlternativeName("mx.d.test")
                .signedBy(ISSUER)
                .validityInterval(
                        now.minus(Duration.ofDays(9)).toEpochMilli(),
                        now.minus(Duration.ofDays(1)).toEpochMilli())
                .build();
        for (HeldCertificate odd : List.of(elsewhere, over)) {
            assertThat(judged(List.of(tlsa("3 1 1", odd.certificate())), chain(odd))
                            .verdict())
                    .isEqualTo(PostureVerdict.PASS);
            assertThat(judged(List.of(tlsa("2 1 1", ISSUER.certificate())), chain(odd))
                            .has("dane.no_match"))
                    .isTrue();
        }
        for (String name : List.of("*.d.test", "d.test")) {
            HeldCertificate fine = server(name);
            assertThat(judged(List.of(tlsa("2 1 1", ISSUER.certificate())), chain(fine))
                            .verdict())
                    .as(name)
                    .isEqualTo(PostureVerdict.PASS);
        }
    }

    @Test
    void anAuthorityThatDidNotSignIsNone() throws Exception {
        Presented.Chain pasted = new Presented.Chain(List.of(SERVER.certificate(), STRANGER.certificate()));
        assertThat(judged(List.of(tlsa("2 1 1", STRANGER.certificate())), pasted)
                        .has("dane.no_match"))
                .isTrue();
    }

    @Test
    void anAuthorityThatStandsInTheRecordAloneIsNotJudged() throws Exception {
        PostureFinding found =
                judged(List.of(tlsa("2 0 0", ROOT.certificate())), new Presented.Chain(List.of(SERVER.certificate())));
        assertThat(found.verdict()).as("%s", found).isEqualTo(PostureVerdict.UNKNOWN);
    }

    @Test
    void whoCouldNotBeAskedIsUnknownAndWhoWasNotIsAsBefore() throws Exception {
        List<String> records = List.of(tlsa("3 1 1", STRANGER.certificate()));
        PostureFinding unclear = judged(records, new Presented.Unclear(Cause.TIMED_OUT, "no answer"));
        assertThat(unclear.verdict()).isEqualTo(PostureVerdict.UNKNOWN);
        assertThat(unclear.cause()).contains(Cause.TIMED_OUT);
        assertThat(DaneCheck.judge("d.test", Map.of(), now, world(records)).verdict())
                .isEqualTo(PostureVerdict.PASS);
    }

    @Test
    void onlyWhereAProvenRecordCanBeUsedSomebodyIsAsked() throws Exception {
        String good = tlsa("3 1 1", SERVER.certificate());
        assertThat(DaneCheck.exchangers("d.test", world(List.of(good)))).containsExactly("mx.d.test");
        assertThat(DaneCheck.exchangers("d.test", world(List.of("1 1 1 " + "A".repeat(64)))))
                .isEmpty();
        World unsigned = new World()
                .add("d.test", RecordType.MX, "10 mx.d.test")
                .add("mx.d.test", RecordType.A, "192.0.2.1")
                .add("_25._tcp.mx.d.test", RecordType.TLSA, good);
        assertThat(DaneCheck.exchangers("d.test", unsigned)).isEmpty();
    }

    private PostureFinding judged(List<String> records, Presented shown) {
        return DaneCheck.judge("d.test", Map.of("mx.d.test", shown), now, world(records));
    }

    private static World world(List<String> records) {
        return new World()
                .add("d.test", RecordType.MX, "10 mx.d.test")
                .add("mx.d.test", RecordType.A, "192.0.2.1")
                .add("_25._tcp.mx.d.test", RecordType.TLSA, records.toArray(String[]::new))
                .signed("d.test");
    }

    private static HeldCertificate server(String name) {
        return new HeldCertificate.Builder()
                .addSubjectAlternativeName(name)
                .signedBy(ISSUER)
                .build();
    }

    private static Presented.Chain chain(HeldCertificate server) {
        return new Presented.Chain(List.of(server.certificate(), ISSUER.certificate(), ROOT.certificate()));
    }

    private static X509Certificate named(String whose) {
        return switch (whose) {
            case "server" -> SERVER.certificate();
            case "issuer" -> ISSUER.certificate();
            default -> ROOT.certificate();
        };
    }

    private static String tlsa(String numbers, X509Certificate certificate) throws GeneralSecurityException {
        byte[] what = numbers.charAt(2) == '0'
                ? certificate.getEncoded()
                : certificate.getPublicKey().getEncoded();
        byte[] data = switch (numbers.charAt(4)) {
            case '0' -> what;
            case '1' -> MessageDigest.getInstance("SHA-256").digest(what);
            default -> MessageDigest.getInstance("SHA-512").digest(what);
        };
        return numbers + " " + HexFormat.of().formatHex(data);
    }
}
