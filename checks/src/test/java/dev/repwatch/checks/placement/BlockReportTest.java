package dev.repwatch.checks.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** au's layout is not public: these are layouts that it may have. */
class BlockReportTest {

    private static final Instant NEAR = Instant.parse("2026-12-01T03:00:00Z");
    private static final Instant AT = Instant.parse("2026-11-30T01:05:00Z");
    private static final BlockEntry ENTRY = new BlockEntry(AT, "news@example.jp", "なりすまし規制");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "受信日時:2026/11/30 10:05\nFromアドレス(送信者):news@example.jp\n規制理由:なりすまし規制",
                "受信日時：２０２６／１１／３０　１０：０５\nＦｒｏｍアドレス（送信者）：ｎｅｗｓ＠ｅｘａｍｐｌｅ．ｊｐ\n規制理由：なりすまし規制",
                "■規制理由\n　なりすまし規制\n■Fromアドレス（送信者）\n　Shop <NEWS@example.jp>\n■受信日時\n　11月30日 10:05",
                "【Fromアドレス】news@example.jp\r\n【受信日時】2026年11月30日(月)10時05分\r\n【規制理由】なりすまし規制\r\n\r\nauをご利用…",
                "受信日時 2026-11-30 10:05:59 Fromアドレス(送信者) news@example.jp 規制理由 なりすまし規制",
                "日時: 11/30 午前10:05\nFrom: news@example.jp\n理由: なりすまし規制\n----------\n送信者に返事は行きません。",
                "受信日時、Fromアドレス、規制理由をお知らせします。\n\n受信日時：11月30日10時5分\n差出人：news@example.jp\n規制理由：なりすまし規制"
            })
    void oneEntryInWhateverForm(String text) {
        assertThat(BlockReport.read(text, NEAR)).isEqualTo(new BlockReport(List.of(ENTRY), 0));
    }

    @Test
    void aLabelThatComesAgainBeginsTheNextEntry() {
        BlockReport report = BlockReport.read("""
                お任せ規制レポート
                規制件数：3件
                受信日時：11月30日 10:05
                Fromアドレス：a@example.jp
                規制理由：なりすまし規制
                受信日時：11月30日 23:59
                Fromアドレス：b@example.jp
                規制理由：
                受信日時：いつか
                Fromアドレス：c@example.jp
                規制理由：迷惑メールおまかせ規制
                受信日時：11月31日 10:00
                Fromアドレス：d@example.jp
                """, NEAR);
        assertThat(report.entries())
                .containsExactly(
                        new BlockEntry(AT, "a@example.jp", "なりすまし規制"),
                        new BlockEntry(Instant.parse("2026-11-30T14:59:00Z"), "b@example.jp", ""));
        assertThat(report.passedOver()).isEqualTo(2);
    }

    @Test
    void aYearThatIsNotWrittenIsTheNearest() {
        Instant newYear = Instant.parse("2027-01-01T02:00:00Z");
        assertThat(BlockReport.read("受信日時：12月31日 10:05\nFrom：a@example.jp", newYear)
                        .entries())
                .extracting(BlockEntry::at)
                .containsExactly(Instant.parse("2026-12-31T01:05:00Z"));
        assertThat(BlockReport.read("受信日時：1月1日 0:05\nFrom：a@example.jp", Instant.parse("2026-12-31T23:00:00Z"))
                        .entries())
                .extracting(BlockEntry::at)
                .containsExactly(Instant.parse("2026-12-31T15:05:00Z"));
        assertThat(BlockReport.read("受信日時：2月30日 10:05\nFrom：a@example.jp", newYear)
                        .passedOver())
                .isEqualTo(1);
    }

    @Test
    void whatSaysNothingHasNoEntries() {
        assertThat(BlockReport.read("", NEAR)).isEqualTo(new BlockReport(List.of(), 0));
        assertThat(BlockReport.read("規制レポートの設定を変更しました。", NEAR)).isEqualTo(new BlockReport(List.of(), 0));
    }

    @Test
    void aHundredThousandEntriesAreTheFirstThousand() {
        String text = "受信日時:11/30 10:05 From:a@example.jp 理由:x\n".repeat(100_000);
        long began = System.nanoTime();
        BlockReport report = BlockReport.read(text, NEAR);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(report.entries()).hasSize(1000);
        assertThat(report.passedOver()).isGreaterThan(10_000);
        assertThat(BlockReport.read("受信日時:".repeat(200_000), NEAR).entries()).isEmpty();
        assertThat(BlockReport.read("\uFDFA".repeat(1_000_000), NEAR).entries()).isEmpty();
    }

    @Test
    void aReasonIsBounded() {
        String text = "受信日時:11/30 10:05\nFrom:a@example.jp\n規制理由:" + "<script>alert(1)</script>".repeat(10_000);
        assertThat(BlockReport.read(text, NEAR).entries())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).hasSize(150));
    }
}
