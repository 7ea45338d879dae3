package dev.repwatch.monitor.posture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.FeedDetail;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.SendingProfile;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.i18n.Language;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What reports and logs show, held against what is configured. */
class LearnedTest {

    private static final List<WatchedTarget> WATCHED = List.of(
            watched(
                    new IpTarget(AddressRange.address("192.0.2.10").orElseThrow(), "192.0.2.10"),
                    SendingProfile.UNSAID,
                    List.of()),
            watched(new DomainTarget("example.jp"), SendingProfile.UNSAID, List.of("s1")));

    @Test
    void aSelectorThatNobodyConfiguredIsSuggestedWithItsEvidence() {
        assertThat(words(
                        detail("selector", "s2 example.jp", 120, 0, 3, ""),
                        detail("selector", "s1 example.jp", 9, 0, 3, "")))
                .containsExactly("selector s2 (d=example.jp) for example.jp: seen in 3 reports, 120 messages, all pass;"
                        + " not configured");
    }

    @Test
    void itIsSaidInJapaneseToo() {
        assertThat(Learned.of(
                        List.of(
                                detail("selector", "s2 example.jp", 120, 0, 3, ""),
                                detail("mail_from", "bounce.esp.test", 8, 2, 1, ""),
                                detail("source", "203.0.113.2", 5, 5, 0, "signed: like ours")),
                        List.of(new Learned.Sent("192.0.2.99", 2, Map.of(Outcome.ACCEPTED, 1L))),
                        WATCHED))
                .extracting(it -> it.in(Language.JA))
                .containsExactly(
                        "example.jp のセレクタ s2（d=example.jp）: レポート 3 件で確認、120 通、すべて認証に合格。未設定です",
                        "example.jp の MAIL FROM bounce.esp.test: レポート 1 件で確認、8 通、うち 2 通が認証に不合格。未設定です",
                        "example.jp を送信している 203.0.113.2: レポートで確認、5 通、すべて認証に不合格。未設定です",
                        "送信している 192.0.2.99: メールログで確認、2 通、うち 1 通が受理されず。未設定です");
    }

    @Test
    void aFewAreToldAndHowManyMoreThereAre() {
        List<FeedDetail> many = IntStream.range(0, 13)
                .mapToObj(number -> detail("selector", "x" + number + " example.jp", 100 - number, 0, 3, ""))
                .toList();
        assertThat(SuggestionWords.of(Learned.of(many, List.of(), WATCHED), Language.EN))
                .hasSize(11)
                .last()
                .isEqualTo("and 3 more: repwatch posture");
    }

    @Test
    void theKeyOfAProviderIsAnother() {
        assertThat(words(detail("selector", "s1 esp.test", 7, 2, 1, "")))
                .containsExactly("selector s1 (d=esp.test) for example.jp: seen in 1 report, 7 messages,"
                        + " 2 do not pass; not configured");
    }

    @Test
    void theDomainItselfIsTheUsualMailFrom() {
        assertThat(words(
                        detail("mail_from", "example.jp", 9, 0, 2, ""),
                        detail("mail_from", "bounce.esp.test", 8, 0, 2, "")))
                .containsExactly("MAIL FROM bounce.esp.test for example.jp: seen in 2 reports, 8 messages, all pass;"
                        + " not configured");
    }

    @Test
    void anAddressThatSendsAsOursAndIsNotWatchedIsNamedAndAStrangerIsNot() {
        assertThat(words(
                        detail("source", "203.0.113.1 (out.esp.test)", 40, 0, 0, "authorized: ours: watch it"),
                        detail("source", "203.0.113.2", 30, 30, 0, "signed: like ours"),
                        detail("source", "203.0.113.66", 500, 500, 0, "stranger: a stranger"),
                        detail("source", "192.0.2.10", 10, 0, 0, "authorized: ours")))
                .containsExactly(
                        "203.0.113.1 sends for example.jp: seen in reports, 40 messages, all pass; not configured",
                        "203.0.113.2 sends for example.jp: seen in reports, 30 messages, none passes; not configured");
    }

    @Test
    void aLogNamesAddressesThatSendAndAreNotWatched() {
        List<Learned.Sent> logs = List.of(
                new Learned.Sent("192.0.2.10", 100, Map.of(Outcome.ACCEPTED, 100L)),
                new Learned.Sent("192.0.2.99", 50, Map.of(Outcome.ACCEPTED, 45L)),
                new Learned.Sent("", 3, Map.of()));
        assertThat(Learned.of(List.of(), logs, WATCHED))
                .extracting(it -> it.in(Language.EN))
                .containsExactly("192.0.2.99 sends: seen in the mail log, 50 messages, 5 not accepted; not configured");
    }

    @Test
    void whatIsConfiguredIsNotSuggested() {
        SendingProfile said = new SendingProfile(
                List.of("bounce.esp.test"),
                List.of(new SendingProfile.SigningKey("k2", Optional.of("esp.test"), false)),
                true,
                true,
                List.of(),
                List.of());
        assertThat(Learned.of(
                        List.of(
                                detail("selector", "K2 esp.test", 9, 0, 1, ""),
                                detail("mail_from", "bounce.esp.test", 9, 0, 1, "")),
                        List.of(),
                        List.of(watched(new DomainTarget("example.jp"), said, List.of()))))
                .isEmpty();
    }

    @Test
    void manyAreBounded() {
        Collection<FeedDetail> many = IntStream.range(0, 5000)
                .mapToObj(n -> detail("selector", "x" + n + " example.jp", n, 0, 1, ""))
                .toList();
        List<Suggestion> some = Learned.of(many, List.of(), WATCHED);
        assertThat(some).hasSize(200);
        assertThat(some.get(0).messages()).isEqualTo(4999);
    }

    private static WatchedTarget watched(Target target, SendingProfile sending, List<String> selectors) {
        return new WatchedTarget(
                target, target.text(), Optional.empty(), Optional.empty(), Map.of(), selectors, List.of(), sending);
    }

    private static List<String> words(FeedDetail... details) {
        return Learned.of(List.of(details), List.of(), WATCHED).stream()
                .map(it -> it.in(Language.EN))
                .toList();
    }

    private static FeedDetail detail(String kind, String name, long all, long failed, long reports, String note) {
        return new FeedDetail("example.jp", kind, name, Map.of("all", all, "failed", failed, "reports", reports), note);
    }
}
