package dev.repwatch.monitor.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.text.Phrases;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.notify.wording.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One word for one thing, whoever writes it: the alert, the channel, the desk. */
class JapaneseTest {

    @ParameterizedTest
    @EnumSource(names = "OK", mode = EnumSource.Mode.EXCLUDE)
    void aSeverityHasOneWordInAlertsAndChannels(Alert.Level level) {
        String key = "severity." + level.name().toLowerCase(Locale.ROOT);
        for (Language language : Language.values()) {
            assertThat(Words.of(Wording.class, language).say(key))
                    .as("%s in %s", level, language)
                    .isEqualTo(Phrases.in(language.tag()).level(level));
        }
    }

    /** Also on pages and in whatever else has words of its own. */
    @ParameterizedTest
    @EnumSource
    void aSeverityHasOneWordInEveryBundle(Severity severity) throws IOException {
        String key = "severity." + severity.label();
        for (Path english : BundlesTest.bundles()) {
            for (Language language : Language.values()) {
                Path bundle = english.resolveSibling("words_" + language.tag() + ".properties");
                assertThat(Files.readAllLines(bundle))
                        .as("%s", bundle)
                        .filteredOn(line -> line.startsWith(key + "="))
                        .allMatch(line -> line.equals(
                                key + "=" + Words.of(Wording.class, language).say(key)));
            }
        }
    }

    /** 担当者 is who looks after a target, and not who pressed a button; 一時停止 and 通知停止 were snoozes, too. */
    @ParameterizedTest
    @ValueSource(strings = {"担当者", "一時停止", "通知停止", "しばらく通知", "の間、誰も", "他 {"})
    void wordsThatWereGivenUpDoNotComeBack(String word) throws IOException {
        for (Path file : List.of(
                Path.of("src/main/resources/dev/repwatch/monitor/notify"),
                Path.of("src/main/resources/dev/repwatch/monitor/delisting"),
                Path.of("../alerts/src/main/resources/dev/repwatch/alerts/text"))) {
            try (Stream<Path> files = Files.walk(file)) {
                for (Path bundle :
                        files.filter(it -> it.toString().contains("_ja.")).toList()) {
                    assertThat(Files.readString(bundle)).as(bundle.toString()).doesNotContain(word);
                }
            }
        }
    }

    /** Half of the bundles wrote サーバー and half of them サーバ. */
    @ParameterizedTest
    @ValueSource(strings = {"サーバ", "プロバイダ", "フォルダ", "リゾルバ", "ユーザ", "ヘッダ", "エラ"})
    void aWordIsSpeltWithItsLongMarkEverywhere(String word) throws IOException {
        for (Path english : BundlesTest.bundles()) {
            assertThat(Files.readString(english.resolveSibling("words_ja.properties")))
                    .as(english.toString())
                    .doesNotContainPattern(word + "(?!ー)");
        }
    }

    @Test
    void aSnoozeHasOneWord() {
        Words words = Words.of(Wording.class, Language.JA);
        assertThat(List.of(
                        words.say("action.snooze"),
                        words.say("did.snooze", "who", "花子", "what", "x"),
                        words.say("awake.headline", "what", "x"),
                        words.say("fact.until")))
                .allMatch(it -> it.contains("スヌーズ"));
    }
}
