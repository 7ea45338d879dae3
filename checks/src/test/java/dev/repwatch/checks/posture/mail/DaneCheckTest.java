package dev.repwatch.checks.posture.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.World;
import dev.repwatch.checks.reputation.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is concluded from TLSA records, and what is not (RFC 7672). */
class DaneCheckTest {

    private static final String SHA_256 = "A".repeat(64);
    private static final String GOOD = "3 1 1 " + SHA_256;

    @Test
    void whatIsSignedAndUsableIsInOrder() {
        assertThat(judged(world(GOOD).signed("d.test")).verdict()).isEqualTo(PostureVerdict.PASS);
    }

    @Test
    void nothingPublishedIsNoFault() {
        World none =
                new World().add("d.test", RecordType.MX, "10 mx.d.test").add("mx.d.test", RecordType.A, "192.0.2.1");
        assertThat(judged(none).has("dane.none")).isTrue();
        assertThat(none.asked()).noneMatch(question -> question.name().equals("com"));
    }

    @Test
    void withoutAResolverThatValidatesNothingIsTold() {
        PostureFinding finding = judged(world(GOOD).add("com", RecordType.NS, "a.gtld-servers.net"));
        assertThat(finding.verdict()).isEqualTo(PostureVerdict.UNKNOWN);
        assertThat(finding.has("dane.not_validated")).isTrue();
    }

    @Test
    void withOneThatDoesAnUnsignedRecordHasNoEffect() {
        PostureFinding finding = judged(
                world(GOOD).add("com", RecordType.NS, "a.gtld-servers.net").signed("com"));
        assertThat(finding.verdict()).isEqualTo(PostureVerdict.WARN);
        assertThat(finding.has("dane.not_signed")).isTrue();
    }

    @Test
    void theSignatureOfTheExchangersZoneAloneIsNotEnough() {
        World world = new World()
                .add("d.test", RecordType.MX, "10 mx.host.test")
                .add("mx.host.test", RecordType.A, "192.0.2.1")
                .add("_25._tcp.mx.host.test", RecordType.TLSA, GOOD)
                .signed("host.test");
        assertThat(judged(world).has("dane.not_signed")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0 0 1, 0", "1 1 1, 1", "3 7 1, 3 7 1", "3 1 9, 3 1 9", "255 255 255, 255"})
    void whatNoClientCanUseFails(String numbers, String shown) {
        PostureFinding finding = judged(world(numbers + " " + SHA_256).signed("d.test"));
        assertThat(finding.verdict()).isEqualTo(PostureVerdict.FAIL);
        assertThat(finding.codes().get(0).parameters()).containsEntry("usage", shown);
    }

    @Test
    void aDigestOfTheWrongLengthFails() {
        assertThat(judged(world("3 1 1 ABCD").signed("d.test")).has("dane.unusable"))
                .isTrue();
        assertThat(judged(world("3 1 2 " + SHA_256).signed("d.test")).has("dane.unusable"))
                .isTrue();
        assertThat(judged(world("3 1 2 " + SHA_256 + SHA_256).signed("d.test")).verdict())
                .isEqualTo(PostureVerdict.PASS);
    }

    @Test
    void besideAUsableOneItIsOnlyAWarning() {
        PostureFinding finding = judged(world(GOOD, "1 0 1 " + SHA_256).signed("d.test"));
        assertThat(finding.verdict()).isEqualTo(PostureVerdict.WARN);
    }

    @Test
    void anAddressThatNobodyTellsIsUnknown() {
        World world =
                world(GOOD).signed("d.test").silent("mx.d.test", RecordType.A).silent("mx.d.test", RecordType.AAAA);
        PostureFinding finding = judged(world);
        assertThat(finding.verdict()).isEqualTo(PostureVerdict.UNKNOWN);
        assertThat(finding.cause()).contains(Cause.SERVER_FAILED);
    }

    @Test
    void withoutAnExchangerTheDomainItselfReceives() {
        World world = new World()
                .add("d.test", RecordType.A, "192.0.2.1")
                .add("_25._tcp.d.test", RecordType.TLSA, GOOD)
                .signed("d.test");
        assertThat(judged(world).has("dane.ok")).isTrue();
        assertThat(judged(new World().exists("other.test")).has("dane.none")).isTrue();
    }

    private static PostureFinding judged(World world) {
        return DaneCheck.judge("d.test", world);
    }

    private static World world(String... records) {
        return new World()
                .add("d.test", RecordType.MX, "10 mx.d.test")
                .add("mx.d.test", RecordType.A, "192.0.2.1")
                .add("_25._tcp.mx.d.test", RecordType.TLSA, records);
    }
}
