package dev.repwatch.monitor.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.i18n.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a seller is told of an address, and asked about it. */
class SellerLetterTest {

    private static final String LISTED = "{\"today\":\"2026-11-29\",\"listed\":"
            + "[{\"list\":\"spamhaus-zen\",\"code\":\"CSS\",\"tier\":1,\"scope\":\"ip\"}],\"history\":"
            + "[{\"list\":\"spamcop\",\"began\":\"2026-09-01\",\"ended\":\"2026-09-04\"}],\"ptr\":null,\"fcrdns\":false}";

    @Test
    void names_address_day_list_and_past_and_asks_for_another_one() {
        assertThat(letter(LISTED, Language.EN))
                .isEqualTo("On 2026-11-29 we checked 192.0.2.25, which we have from you to send mail from. We found:"
                        + " Listed where large receivers refuse mail (spamhaus-zen CSS); No reverse name. It has been listed before, as our own watch"
                        + " saw: spamcop from 2026-09-01 to 2026-09-04. Please take it back and give us another"
                        + " address, one that is on none of these lists.");
        assertThat(letter(LISTED, Language.JA))
                .isEqualTo("2026-11-29 に、貴社からメール送信用に提供いただいた 192.0.2.25 の状態を確認しました。"
                        + "確認した内容は次のとおりです：主要な受信側が受信拒否に使うリストに載っています（spamhaus-zen CSS）、逆引きがありません。"
                        + "弊社の監視では、過去に次の掲載がありました：spamcop（2026-09-01 から 2026-09-04 まで）。"
                        + "このアドレスを返却しますので、上記のリストに載っていない別のアドレスへの交換をお願いいたします。");
    }

    @Test
    void an_address_that_stays_is_asked_to_be_taken_off() {
        assertThat(letter(LISTED.replaceFirst("\\{", "{\"owned\":true,"), Language.EN))
                .contains("Please have it taken off these lists")
                .contains("Please let us set a reverse name")
                .contains("who used it before")
                .doesNotContain("take it back");
    }

    @Test
    void what_is_wrong_around_it_is_not_mended_by_a_neighbour() {
        assertThat(letter("{\"neighbours\":{\"sampled\":16,\"listed\":9}}", Language.EN))
                .contains("in another range");
        assertThat(letter(
                        "{\"listed\":[{\"list\":\"spamhaus-zen\",\"code\":\"SBL\",\"tier\":1,\"scope\":\"cidr24\"}]}",
                        Language.EN))
                .contains("in another range")
                .doesNotContain("give us another address,");
    }

    @Test
    void a_clean_address_is_no_reason_to_ask_for_anything() {
        assertThat(letter("{}", Language.EN))
                .contains("192.0.2.25", "There is nothing that we ask of you.")
                .doesNotContain("We found");
    }

    @Test
    void what_was_not_learnt_is_no_finding() {
        assertThat(letter("{\"listed\":null,\"lists\":null,\"history\":null}", Language.EN))
                .doesNotContain("listed before", "Please");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_row_of_the_table_makes_a_line_that_acts_on_no_terminal(Language language) {
        Cases.lines("rows.tsv")
                .forEach(line -> assertThat(letter(line.get(4), language)).doesNotContainPattern("\\p{Cntrl}"));
        assertThat(letter(
                        "{\"listed\":[{\"list\":\"a\\u001b[2Jb\",\"code\":\"${x}\\n\",\"tier\":1,\"scope\":\"ip\"}]}",
                        language))
                .doesNotContainPattern("\\p{Cntrl}")
                .contains("${x}");
    }

    private static String letter(String changed, Language language) {
        return SellerLetter.of(Cases.changed(changed), AdviceWords.in(language));
    }
}
