package dev.repwatch.checks.posture.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.World;
import dev.repwatch.checks.posture.dkim.DkimCheck;
import dev.repwatch.checks.posture.dkim.DkimSelector;
import dev.repwatch.checks.posture.dmarc.DmarcCheck;
import dev.repwatch.checks.posture.dmarc.DmarcSenders;
import dev.repwatch.checks.posture.mail.Fetched;
import dev.repwatch.checks.posture.mail.StsCheck;
import dev.repwatch.checks.posture.spf.SpfAddressCheck;
import dev.repwatch.checks.posture.spf.SpfFamilies;
import dev.repwatch.checks.posture.spf.SpfRecordCheck;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeRulesTest {

    @Test
    void anAddressThatDropsOutOfSpfIsWeaker() {
        PostureFinding before = address("v=spf1 ip4:192.0.2.0/28 -all");
        PostureFinding after = address("v=spf1 ip4:192.0.2.0/30 -all");
        PostureChange change = ChangeRules.between(before, after).orElseThrow();
        assertThat(change.direction()).isEqualTo(Direction.WEAKER);
        assertThat(change.lines()).containsExactly("- ip4:192.0.2.0/28", "+ ip4:192.0.2.0/30");
    }

    @Test
    void aTermThatGoesIsToBeExplainedAndOneThatComesIsBetter() {
        PostureFinding two = record("v=spf1 ip4:192.0.2.0/28 ip4:198.51.100.1 -all");
        PostureFinding one = record("v=spf1 ip4:192.0.2.0/28 -all");
        assertThat(direction(two, one)).contains(Direction.TO_EXPLAIN);
        assertThat(direction(one, two)).contains(Direction.BETTER);
    }

    @Test
    void whatAProviderChangesInItsIncludeIsNotOurs() {
        PostureFinding before = record("v=spf1 include:esp.test -all", "v=spf1 ip4:203.0.113.0/24 -all");
        PostureFinding after = record("v=spf1 include:esp.test -all", "v=spf1 ip4:203.0.113.0/25 -all");
        assertThat(direction(before, after)).contains(Direction.NOT_OURS);
    }

    @Test
    void aWeakerPolicyIsWeakerAndAStrongerOneBetter() {
        PostureFinding reject = dmarc("v=DMARC1; p=reject; rua=mailto:r@d.test");
        PostureFinding none = dmarc("v=DMARC1; p=none; rua=mailto:r@d.test");
        assertThat(direction(reject, none)).contains(Direction.WEAKER);
        assertThat(direction(none, reject)).contains(Direction.BETTER);
    }

    @Test
    void anotherAddressForReportsIsToBeExplained() {
        assertThat(direction(
                        dmarc("v=DMARC1; p=reject; rua=mailto:r@d.test"),
                        dmarc("v=DMARC1; p=reject; rua=mailto:other@d.test")))
                .contains(Direction.TO_EXPLAIN);
    }

    @Test
    void blanksAndTheOrderOfTagsAreNoChange() {
        assertThat(direction(
                        dmarc("v=DMARC1; p=reject; rua=mailto:r@d.test"),
                        dmarc("v=DMARC1;rua=mailto:r@d.test ;  p=reject")))
                .isEmpty();
    }

    @Test
    void whatIsNotKnownIsNoChange() {
        World dead = new World().silent("d.test", RecordType.TXT);
        PostureFinding unknown = SpfRecordCheck.judge("d.test", SpfFamilies.V4, Optional.empty(), dead);
        PostureFinding sound = record("v=spf1 -all");
        assertThat(direction(sound, unknown)).isEmpty();
        assertThat(direction(unknown, sound)).isEmpty();
    }

    @Test
    void aPolicyOfMtaStsThatChangesUnderTheSameIdIsToBeExplained() {
        PostureFinding before = sts("1", "mx: mx.d.test\nmx: old.d.test\n");
        PostureChange change =
                ChangeRules.between(before, sts("1", "mx: mx.d.test\n")).orElseThrow();
        assertThat(change.direction()).isEqualTo(Direction.TO_EXPLAIN);
        assertThat(change.lines()).containsExactly("- mx: old.d.test");
        assertThat(change.code())
                .hasValueSatisfying(code -> assertThat(code.id()).isEqualTo("mta_sts.changed_same_id"));
        PostureChange told =
                ChangeRules.between(before, sts("2", "mx: mx.d.test\n")).orElseThrow();
        assertThat(told.direction()).isEqualTo(Direction.BETTER);
        assertThat(told.code()).isEmpty();
    }

    @Test
    void anExchangerThatThePolicyLosesIsWeaker() {
        assertThat(direction(sts("1", "mx: mx.d.test\n"), sts("2", "mx: other.d.test\n")))
                .contains(Direction.WEAKER);
    }

    @Test
    void anotherKeyUnderOneSelectorIsAFinding() {
        PostureFinding before = key("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        PostureFinding after = key("4L/hzl50QIOVNPOrEVqV95AUErH1Ewt5eBziA80Ik8k=");
        PostureChange change = ChangeRules.between(before, after).orElseThrow();
        assertThat(change.direction()).isEqualTo(Direction.TO_EXPLAIN);
        assertThat(change.code()).hasValueSatisfying(code -> {
            assertThat(code.id()).isEqualTo("dkim.changed");
            assertThat(code.english()).isEqualTo("s1: the key has changed");
        });
    }

    /** How a rotation begins: the next key is published before anything is signed with it. */
    @Test
    void aKeyUnderASelectorThatHadNoneIsBetterAndItsEndIsToBeExplained() {
        DkimSelector next = new DkimSelector("s1", true);
        PostureFinding before = DkimCheck.judge("d.test", next, List.of(), new World().exists("d.test"));
        PostureFinding after = key(next, "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        assertThat(direction(before, after)).contains(Direction.BETTER);
        assertThat(direction(after, before)).contains(Direction.TO_EXPLAIN);
    }

    private static PostureFinding key(String p) {
        return key(DkimSelector.active("s1"), p);
    }

    private static PostureFinding key(DkimSelector selector, String p) {
        return DkimCheck.judge(
                "d.test", selector, List.of(), new World().text("s1._domainkey.d.test", "v=DKIM1; k=ed25519; p=" + p));
    }

    private static PostureFinding sts(String id, String exchangers) {
        World world =
                new World().text("_mta-sts.d.test", "v=STSv1; id=" + id).add("d.test", RecordType.MX, "10 mx.d.test");
        String policy = "version: STSv1\nmode: enforce\n" + exchangers + "max_age: 604800\n";
        return StsCheck.judge("d.test", new Fetched.Page(200, "text/plain", policy, false), world);
    }

    private static Optional<Direction> direction(PostureFinding before, PostureFinding after) {
        return ChangeRules.between(before, after).map(PostureChange::direction);
    }

    private static PostureFinding address(String policy) {
        return SpfAddressCheck.judge(
                "d.test",
                AddressRange.address("192.0.2.10").orElseThrow(),
                "192.0.2.10",
                "h.test",
                false,
                new World().text("d.test", policy));
    }

    private static PostureFinding record(String policy) {
        return record(policy, "v=spf1 -all");
    }

    private static PostureFinding record(String policy, String included) {
        World world = new World().text("d.test", policy).text("esp.test", included);
        return SpfRecordCheck.judge("d.test", SpfFamilies.V4, Optional.empty(), world);
    }

    private static PostureFinding dmarc(String policy) {
        World world = new World().text("_dmarc.d.test", policy).add("d.test", RecordType.MX, "10 mail.d.test");
        return DmarcCheck.judge("d.test", DmarcSenders.UNKNOWN, world);
    }
}
