package dev.repwatch.checks.posture.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.World;
import dev.repwatch.checks.posture.address.PointerCheck;
import dev.repwatch.checks.posture.dkim.DkimCheck;
import dev.repwatch.checks.posture.dkim.DkimSelector;
import dev.repwatch.checks.posture.mail.MxCheck;
import dev.repwatch.checks.posture.mail.StsPolicy;
import dev.repwatch.checks.posture.spf.SpfFamilies;
import dev.repwatch.checks.posture.spf.SpfRecordCheck;
import dev.repwatch.checks.posture.zone.NameServerCheck;
import dev.repwatch.checks.reputation.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Records that are odd and yet leave no doubt how they are to be judged. */
class OddRecordsTest {

    private static final String KEY = "v=DKIM1; s=tlsrpt; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    @Test
    void whatIsDeniedIsNotWide() {
        assertThat(spf("v=spf1 -ip4:10.0.0.0/8 ip4:192.0.2.10 -all").has("spf.too_wide"))
                .isFalse();
        assertThat(spf("v=spf1 ip4:10.0.0.0/8 -all").has("spf.too_wide")).isTrue();
    }

    @Test
    void whoIsIncludedToBeDeniedMayNotSend() {
        World world = new World().text("bad.test", "v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all");
        PostureFinding denied = spf(world, "v=spf1 -include:bad.test ip4:192.0.2.10 -all");
        assertThat(denied.verdict()).as("%s", denied).isEqualTo(PostureVerdict.PASS);
        PostureFinding permitted = spf(
                new World().text("bad.test", "v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all"),
                "v=spf1 include:bad.test -all");
        assertThat(permitted.has("spf.plus_all")).isTrue();
    }

    @Test
    void everyAddressOfOneFamilyIsEverybody() {
        assertThat(spf("v=spf1 ip6:::/0 -all").has("spf.plus_all")).isTrue();
        assertThat(spf("v=spf1 ip4:0.0.0.0/0 -all").has("spf.plus_all")).isTrue();
        assertThat(spf("v=spf1 ip6:8000::/1 ip6:::/1 -all").has("spf.plus_all")).isTrue();
    }

    @Test
    void aNullMxIsAnAnswerAndNoEmptyLookUp() {
        World world = new World();
        for (String name : List.of("n1.test", "n2.test", "n3.test")) {
            world.add(name, RecordType.MX, "0 .");
        }
        PostureFinding found = spf(world, "v=spf1 mx:n1.test mx:n2.test mx:n3.test ip4:192.0.2.10 -all");
        assertThat(found.facts()).containsEntry("voids4", 0);
        assertThat(found.verdict()).isEqualTo(PostureVerdict.PASS);
    }

    @Test
    void anOddReverseNameBesideAGoodOneIsABlemish() {
        World world = new World()
                .add("10.2.0.192.in-addr.arpa", RecordType.PTR, "localhost", "mx.d.test")
                .add("mx.d.test", RecordType.A, "192.0.2.10");
        PostureFinding found = pointer(world);
        assertThat(found.verdict()).as("%s", found).isEqualTo(PostureVerdict.WARN);
        assertThat(found.has("ptr.not_fqdn")).isTrue();
        PostureFinding unclear = pointer(world.copy().silent("mx.d.test", RecordType.A));
        assertThat(unclear.verdict()).as("%s", unclear).isEqualTo(PostureVerdict.UNKNOWN);
    }

    @Test
    void mailForADomainWithOnlyAPrivateAddressHasNowhereToGo() {
        PostureFinding found = MxCheck.judge("d.test", true, new World().add("d.test", RecordType.A, "10.0.0.1"));
        assertThat(found.verdict()).isEqualTo(PostureVerdict.FAIL);
        assertThat(found.has("mx.no_address")).isTrue();
    }

    @Test
    void anAddressInAPolicyOfMtaStsIsNoise() {
        StsPolicy policy = StsPolicy.read(
                        "version: STSv1\nmode: enforce\nmx: 2001:db8::1\nmx: mx.d.test\nmax_age: 604800\n")
                .match(it -> it, reason -> {
                    throw new AssertionError(reason);
                });
        assertThat(policy.patterns()).containsExactly("mx.d.test");
    }

    @Test
    void aKeyForSomethingElseSaysForWhat() {
        PostureFinding found = DkimCheck.judge(
                "d.test", DkimSelector.active("s"), List.of(), new World().text("s._domainkey.d.test", KEY));
        assertThat(found.codes())
                .filteredOn(code -> code.id().equals("dkim.not_for_mail"))
                .singleElement()
                .satisfies(code -> assertThat(code.english()).contains("s=tlsrpt"));
    }

    @Test
    void whereNoServerOfAZoneAnswersTheWayToThemIsClosed() {
        World two = new World().add("d.test", RecordType.NS, "ns1.d.test", "ns2.d.test");
        NameServerCheck.Word silent = new NameServerCheck.Word(new DnsAnswer.Failed(Cause.TIMED_OUT, "", ""), Map.of());
        NameServerCheck.Word refuses = new NameServerCheck.Word(new DnsAnswer.Failed(Cause.REFUSED, "", ""), Map.of());
        assertThat(NameServerCheck.judge("d.test", Map.of("ns1.d.test", silent, "ns2.d.test", silent), two)
                        .verdict())
                .isEqualTo(PostureVerdict.UNKNOWN);
        assertThat(NameServerCheck.judge("d.test", Map.of("ns1.d.test", refuses, "ns2.d.test", refuses), two)
                        .has("ns.lame"))
                .isTrue();
    }

    @Test
    void aRecordThatEndsElsewhereForEachSenderTakesAPosition() {
        PostureFinding found = spf("v=spf1 ip4:192.0.2.10 redirect=%{i}._spf.d.test");
        assertThat(found.verdict()).as("%s", found).isEqualTo(PostureVerdict.PASS);
        assertThat(found.facts()).containsEntry("lookups", 1);
        assertThat(spf("v=spf1 ip4:192.0.2.10").has("spf.neutral")).isTrue();
    }

    @Test
    void allReverseNamesAreCountedAlsoThoseThatAreNotTried() {
        World world = new World();
        for (int number = 10; number < 30; number++) {
            world.add("10.2.0.192.in-addr.arpa", RecordType.PTR, "m" + number + ".d.test")
                    .add("m" + number + ".d.test", RecordType.A, "192.0.2.10");
        }
        PostureFinding found = pointer(world);
        assertThat(found.verdict()).isEqualTo(PostureVerdict.WARN);
        assertThat(found.codes())
                .singleElement()
                .satisfies(code -> assertThat(code.parameters()).containsEntry("n", "20"));
        assertThat(world.asked()).as("ten are tried (RFC 8601 section 3)").hasSize(11);
    }

    @Test
    void oneRecordPermitsAllThatAreLeftOut() {
        World world = new World().text("d.test", "v=spf1 -ip4:192.0.2.128/25 include:e.test ~all");
        world.text("e.test", "v=spf1 -all");
        assertThat(wanted(world, 10, 39))
                .isEqualTo("d.test TXT \"v=spf1 -ip4:192.0.2.128/25 include:e.test"
                        + " ip4:192.0.2.10/31 ip4:192.0.2.12/30 ip4:192.0.2.16/28 ip4:192.0.2.32/29 ~all\"");
        assertThat(wanted(world, 200, 200))
                .as("before what denies it")
                .isEqualTo("d.test TXT \"v=spf1 ip4:192.0.2.200 -ip4:192.0.2.128/25 include:e.test ~all\"");
    }

    @Test
    void moreAddressesThanOneRecordHoldsAreNoProposal() {
        List<Sender> many = IntStream.range(0, 256)
                .mapToObj(number -> sender("10." + number + ".0.1"))
                .toList();
        assertThat(Survey.senders(profile(many), new World().text("d.test", "v=spf1 -all")))
                .hasSize(256)
                .allSatisfy(found -> assertThat(found.wanted()).isEmpty());
    }

    private static String wanted(World world, int first, int last) {
        List<Sender> senders = IntStream.rangeClosed(first, last)
                .mapToObj(number -> sender("192.0.2." + number))
                .toList();
        List<String> wanted = Survey.senders(profile(senders), world).stream()
                .map(found -> found.wanted().orElse(""))
                .distinct()
                .toList();
        assertThat(wanted).hasSize(1);
        return wanted.get(0);
    }

    private static Sender sender(String ip) {
        return new Sender(AddressRange.address(ip).orElseThrow(), ip, Optional.empty());
    }

    private static SenderProfile profile(List<Sender> senders) {
        return new SenderProfile("d.test", List.of("d.test"), List.of(), senders, true, true, List.of(), "default");
    }

    private static PostureFinding spf(String record) {
        return spf(new World(), record);
    }

    private static PostureFinding spf(World world, String record) {
        return SpfRecordCheck.judge("d.test", SpfFamilies.V4, Optional.empty(), world.text("d.test", record));
    }

    private static PostureFinding pointer(World world) {
        return PointerCheck.judge(AddressRange.address("192.0.2.10").orElseThrow(), "192.0.2.10", world);
    }
}
