package dev.repwatch.checks.posture.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.World;
import dev.repwatch.checks.posture.dkim.DkimSelector;
import dev.repwatch.checks.posture.mail.Fetched;
import dev.repwatch.checks.posture.survey.DomainFindings;
import dev.repwatch.checks.posture.survey.Sender;
import dev.repwatch.checks.posture.survey.SenderProfile;
import dev.repwatch.checks.posture.survey.Survey;
import dev.repwatch.checks.reputation.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One thing is wrong at a time: whose rules that breaks, and nobody else's. */
class ReceiversTest {

    private static final String KEY =
            "v=DKIM1; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAw1DJSk2xRqTEdD4UclQ8/ymkuLlBHV5vb7ec70pUPCz4pU"
                    + "7XC0LK0pmbUHPf7UJfZOYgt6iXGsJNkUwPMYwP+xxLSQ61ckA+1gBetmIPDL+MRBcnIQZHrS9OqudYJ73vdF7oZMKp"
                    + "VKGOgYmlNPYDMPH+IKwFV0AWHW4gcmJvxLSwza/EerjIIFzSLx5lLQlNUHmq4Dw45LLdOeF0ogJJi0w0MB2FJueFBJ"
                    + "Ue97dtkbxhkifErdmBytH7m9uMonZDl0oYjUr+96eepW03k/t6k6xghg99LCGc9hUxN+orJiQm973im3X0LxTNwtxQ"
                    + "ydDMY3FmPyty2E1znIGrmwWNtQIDAQAB";
    private static final String DMARC = "v=DMARC1; p=reject; rua=mailto:r@d.test";
    private static final Sender SENDER = sender("192.0.2.10");

    /** What is wrong, and the demands that are not met for it. */
    private record Wrong(UnaryOperator<World> world, List<String> mailFrom, String signs, String broken) {}

    @Test
    void whoHasEverythingInOrderBreaksNoRule() {
        Map<String, RequirementState> states = states(world(), List.of("d.test"), "d.test", true);
        assertThat(states).doesNotContainValue(RequirementState.NOT_MET).doesNotContainValue(RequirementState.UNKNOWN);
        assertThat(states.values().stream().filter(RequirementState.MET::equals).count())
                .isGreaterThan(40);
    }

    @TestFactory
    List<DynamicTest> everythingElseIsAsItWas() {
        Map<String, Wrong> wrongs = new LinkedHashMap<>();
        wrongs.put(
                "no reverse name",
                at(
                        it -> it.without("10.2.0.192.in-addr.arpa", RecordType.PTR),
                        "gmail fcrdns, yahoo fcrdns, outlook.com ptr, icloud ptr, orange fcrdns, laposte ptr,"
                                + " gmx_webde ptr, t-online imprint, comcast ptr, mail.ru ptr_generic"));
        wrongs.put(
                "a generic reverse name",
                at(
                        it -> pointer(it, "192-0-2-10.isp.test").add("192-0-2-10.isp.test", RecordType.A, "192.0.2.10"),
                        "icloud ptr, gmx_webde static_ip, gmx_webde ptr, t-online imprint, mail.ru ptr_generic"));
        wrongs.put(
                "not in SPF",
                at(
                        it -> spf(it, "v=spf1 -all"),
                        "gmail spf_and_dkim, yahoo spf_and_dkim, outlook.com spf, icloud spf_dkim, orange spf, laposte"
                                + " spf, gmx_webde spf_dmarc, docomo spf_header_from, au spf_mailfrom, au"
                                + " spf_header_from"));
        wrongs.put("too wide", at(it -> spf(it, "v=spf1 ip4:192.0.0.0/8 -all"), "gmail spf_not_wide"));
        wrongs.put(
                "a key that is revoked",
                at(
                        it -> key(it, "v=DKIM1; p="),
                        "gmail spf_and_dkim, gmail dkim_bits, yahoo spf_and_dkim, yahoo dkim_bits, outlook.com dkim,"
                                + " icloud spf_dkim, orange dkim, gmx_webde dkim_aligned, docomo dkim,"
                                + " au dmarc_dkim_bimi, yahoo.co.jp brand_icon, jp_guideline spf_dkim_dmarc,"
                                + " pci_dss_4.0.1 5.4.1"));
        wrongs.put(
                "no DMARC",
                at(
                        it -> it.untext("_dmarc.d.test"),
                        "gmail dmarc, yahoo dmarc, outlook.com dmarc, icloud dmarc, orange dmarc, laposte dmarc_rua,"
                                + " gmx_webde spf_dmarc, docomo dmarc, au dmarc_dkim_bimi, softbank dmarc,"
                                + " jp_soumu_2025 dmarc_enforced, jp_cards_2023 dmarc_all_domains,"
                                + " jp_guideline spf_dkim_dmarc, jp_gov_standard dmarc, pci_dss_4.0.1 5.4.1"));
        wrongs.put(
                "p=none",
                at(
                        it -> dmarc(it, DMARC.replace("reject", "none")),
                        "jp_soumu_2025 dmarc_enforced, jp_cards_2023 dmarc_all_domains, pci_dss_4.0.1 5.4.1"));
        wrongs.put(
                "quarantine",
                at(it -> dmarc(it, DMARC.replace("reject", "quarantine")), "jp_cards_2023 dmarc_all_domains"));
        wrongs.put("nobody gets reports", at(it -> dmarc(it, "v=DMARC1; p=reject"), "laposte dmarc_rua"));
        wrongs.put("a null MX", at(it -> exchanger(it, "0 ."), "outlook.com hygiene, gmx_webde mx_or_a"));
        wrongs.put(
                "nowhere for replies",
                at(
                        it -> it.without("d.test", RecordType.MX),
                        "outlook.com hygiene, gmx_webde mx_or_a, docomo a_or_mx"));
        wrongs.put("no SPF for HELO", at(it -> it.untext("mx.d.test"), "au spf_helo"));
        wrongs.put(
                "everything is the provider's",
                new Wrong(
                        it -> it,
                        List.of("esp.test"),
                        "esp.test",
                        "gmail alignment, yahoo dmarc, outlook.com dmarc, orange dmarc, gmx_webde dkim_aligned,"
                                + " docomo dmarc, softbank dmarc"));
        wrongs.put(
                "bounces go to the provider, and no SPF at home",
                new Wrong(
                        it -> it.untext("d.test"),
                        List.of("esp.test"),
                        "d.test",
                        "docomo spf_header_from, au spf_header_from, jp_guideline spf_dkim_dmarc,"
                                + " pci_dss_4.0.1 5.4.1"));
        return wrongs.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> hold(each.getValue())))
                .toList();
    }

    @Test
    void onlyBulkSendersAreHeldToTheRulesForThem() {
        Map<String, RequirementState> states =
                states(world().untext("_dmarc.d.test"), List.of("d.test"), "d.test", false);
        for (String spared : List.of("gmail dmarc", "yahoo dmarc", "outlook.com dmarc", "outlook.com hygiene")) {
            assertThat(states).containsEntry(spared, RequirementState.NOT_APPLICABLE);
        }
        assertThat(states)
                .containsEntry("orange dmarc", RequirementState.NOT_MET)
                .containsEntry("docomo dmarc", RequirementState.NOT_MET);
    }

    @Test
    void aDomainThatSendsNothingIsHeldToWhatIsSaidOfSuchOnesAlone() {
        SenderProfile parked =
                new SenderProfile("d.test", List.of("d.test"), List.of(), List.of(), false, true, List.of(), "default");
        World weak = dmarc(world(), DMARC.replace("reject", "none"));
        Map<String, RequirementState> states = states(parked, weak);
        assertThat(states).containsEntry("jp_cards_2023 dmarc_all_domains", RequirementState.NOT_MET);
        states.remove("jp_cards_2023 dmarc_all_domains");
        assertThat(states.values()).containsOnly(RequirementState.NOT_APPLICABLE);
    }

    @Test
    void aStandbyKeyThatIsNotThereYetBreaksNothing() {
        SenderProfile profile = new SenderProfile(
                "d.test",
                List.of("d.test"),
                List.of(
                        new SenderProfile.Key("d.test", DkimSelector.active("s")),
                        new SenderProfile.Key("d.test", new DkimSelector("next", true))),
                List.of(SENDER),
                true,
                true,
                List.of(),
                "default");
        assertThat(states(profile, world())).doesNotContainValue(RequirementState.NOT_MET);
    }

    private static void hold(Wrong wrong) {
        World world = wrong.world().apply(world());
        TreeSet<String> broken = states(world, wrong.mailFrom(), wrong.signs(), true).entrySet().stream()
                .filter(each -> each.getValue() == RequirementState.NOT_MET)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(broken)
                .isEqualTo(Arrays.stream(wrong.broken().split(",", -1))
                        .map(String::strip)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Wrong at(UnaryOperator<World> world, String broken) {
        return new Wrong(world, List.of("d.test"), "d.test", broken);
    }

    private static Map<String, RequirementState> states(
            World world, List<String> mailFrom, String signs, boolean bulk) {
        return states(
                new SenderProfile(
                        "d.test",
                        mailFrom,
                        List.of(new SenderProfile.Key(signs, DkimSelector.active("s"))),
                        List.of(SENDER),
                        true,
                        bulk,
                        List.of(),
                        "default"),
                world);
    }

    private static Map<String, RequirementState> states(SenderProfile profile, World world) {
        List<PostureFinding> found =
                new ArrayList<>(Survey.domain(profile, Survey.Extras.of(new Fetched.Unclear(Cause.NOT_ASKED)), world));
        found.addAll(Survey.senders(profile, world));
        profile.senders().forEach(sender -> found.addAll(Survey.address(sender, world)));
        Map<String, RequirementState> states = new LinkedHashMap<>();
        RequirementTable.of(new DomainFindings(profile, found), Requirements.shipped())
                .forEach(it -> states.put(
                        it.requirement().receiver() + " " + it.requirement().id(), it.state()));
        return states;
    }

    private static World world() {
        return new World()
                .text("d.test", "v=spf1 ip4:192.0.2.10 -all")
                .text("esp.test", "v=spf1 ip4:192.0.2.10 -all")
                .text("_dmarc.d.test", DMARC)
                .text("s._domainkey.d.test", KEY)
                .text("s._domainkey.esp.test", KEY)
                .text("mx.d.test", "v=spf1 a -all")
                .add("d.test", RecordType.MX, "10 mx.d.test")
                .add("d.test", RecordType.NS, "ns1.d.test", "ns2.d.test")
                .add("mx.d.test", RecordType.A, "192.0.2.10")
                .add("10.2.0.192.in-addr.arpa", RecordType.PTR, "mx.d.test");
    }

    private static World pointer(World world, String name) {
        return world.without("10.2.0.192.in-addr.arpa", RecordType.PTR)
                .add("10.2.0.192.in-addr.arpa", RecordType.PTR, name);
    }

    private static World exchanger(World world, String value) {
        return world.without("d.test", RecordType.MX).add("d.test", RecordType.MX, value);
    }

    private static World spf(World world, String record) {
        return world.untext("d.test").text("d.test", record);
    }

    private static World dmarc(World world, String record) {
        return world.untext("_dmarc.d.test").text("_dmarc.d.test", record);
    }

    private static World key(World world, String record) {
        return world.untext("s._domainkey.d.test").text("s._domainkey.d.test", record);
    }

    private static Sender sender(String ip) {
        return new Sender(AddressRange.address(ip).orElseThrow(), ip, Optional.of("mx.d.test"));
    }
}
