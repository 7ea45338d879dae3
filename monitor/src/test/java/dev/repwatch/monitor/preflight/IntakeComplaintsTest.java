package dev.repwatch.monitor.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.i18n.Language;
import org.junit.jupiter.api.Test;

/** What people complained of who took an address and found out later; each issue is named. */
class IntakeComplaintsTest {

    private final AdviceWords words = AdviceWords.in(Language.EN);

    @Test
    void openflights70_an_aws_address_on_the_pbl_says_how_to_get_off() {
        Assessment found = judge("{\"cloud\":\"aws\",\"port25\":\"blocked\",\"listed\":"
                + "[{\"list\":\"spamhaus-zen\",\"code\":\"PBL-spamhaus\",\"tier\":1,\"scope\":\"policy\"}]}");
        assertThat(found.verdict()).isEqualTo(Verdict.TAKE_WITH_CARE);
        assertThat(found.advice()).contains("pbl.remove", "port25.aws");
        assertThat(words.text("pbl.remove")).contains("check.spamhaus.org");
    }

    @Test
    void mailcowLogsViewer62_the_providers_listing_is_not_yours() {
        Assessment found =
                judge("{\"listed\":[{\"list\":\"uceprotect-3\",\"code\":\"L3\",\"tier\":4,\"scope\":\"asn\"},"
                        + "{\"list\":\"uceprotect-2\",\"code\":\"L2\",\"tier\":4,\"scope\":\"cidr24\"}]}");
        assertThat(found.reasons()).extracting(Reason::code).containsExactly("list.range", "list.asn_info");
        assertThat(words.text("asn.ignore")).contains("nobody should pay");
    }

    @Test
    void ubikom26_clean_lists_do_not_say_that_microsoft_accepts() {
        Assessment found =
                judge("{\"probe\":[{\"provider\":\"microsoft\",\"result\":\"refused\",\"reply\":\"550 S3140\"}]}");
        assertThat(found.verdict()).isEqualTo(Verdict.GIVE_BACK);
        assertThat(found.reasons()).extracting(Reason::code).containsExactly("receiver.blocked");
    }

    @Test
    void mailinabox1746_ipv6_without_a_name_is_found_before_gmail_bounces() {
        Assessment settable = judge("{\"ip\":\"2001:db8:5::25\",\"ptr\":null,\"fcrdns\":false}");
        assertThat(settable.reasons()).extracting(Reason::code).contains("ptr.missing");
        Assessment never = judge("{\"ip\":\"2001:db8:5::25\",\"ptr\":null,\"fcrdns\":false,\"ptr_settable\":\"no\"}");
        assertThat(never.verdict()).isEqualTo(Verdict.GIVE_BACK);
        assertThat(never.advice()).contains("v4.only");
    }

    @Test
    void awesomeMailServerProviders4_companies_refuse_whole_clouds() {
        Assessment found = judge("{\"cloud\":\"aws\"}");
        assertThat(found.reasons()).extracting(Reason::code).containsExactly("network.cloud");
        assertThat(words.text("cloud.seed_test")).contains("refuse whole ranges");
    }

    @Test
    void emailwiz317_rules_about_port_25_change_and_the_text_says_so() {
        assertThat(words.text("port25.form")).contains("Rules change");
    }

    @Test
    void cloudNuke873_the_address_goes_before_its_name_is_set() {
        assertThat(words.text("replace.aws")).contains("before you set its reverse name");
    }

    private static Assessment judge(String changed) {
        return DecisionTable.judge(Cases.changed(changed));
    }
}
