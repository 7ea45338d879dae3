package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.checks.reputation.Grade;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import example.addon.BannerProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check that the product does not know lives the whole life of a listing: one class, one line, and its words. */
class MadeUpProbeTest {

    private static final String SOURCE = "smtp-banner";

    @ParameterizedTest
    @CsvSource({
        "en, greets with a wrong name, greets with its own name again, Set the host name of the mail server.",
        "ja, が誤ったホスト名を名乗っています, は正しいホスト名を名乗るようになりました, メールサーバーのホスト名を設定してください。"
    })
    void isScheduledConfirmedToldCountedAndShown(
            String language, String begun, String over, String advice, @TempDir Path folder)
            throws IOException, InterruptedException {
        BannerProbe.GRADE.set(Grade.PASS);
        try (DaemonWorld world = new DaemonWorld(folder);
                Daemon daemon = start(world, language)) {
            patiently()
                    .until(() -> daemon.memory().view().targets().values().stream()
                            .allMatch(target -> target.lastRound().isPresent()));

            BannerProbe.GRADE.set(Grade.FAIL);
            patiently().until(() -> !daemon.memory().view().open().isEmpty());

            assertThat(daemon.memory().view().open()).singleElement().satisfies(episode -> {
                assertThat(episode.source().value()).isEqualTo(SOURCE);
                assertThat(episode.target().text()).isEqualTo("192.0.2.10");
                assertThat(episode.confirmed()).as("looked at twice").isTrue();
            });
            patiently().until(() -> !world.told(begun).isEmpty());
            patiently()
                    .until(() -> world.mail.received().stream()
                            .anyMatch(mail ->
                                    mail.text().contains(advice) && mail.text().contains("220 localhost")));
            assertThat(world.get("/metrics").body())
                    .containsPattern(
                            "repwatch_checks_total\\{[^}]*list=\"smtp-banner\"[^}]*outcome=\"listed\"[^}]*} [1-9]");
            assertThat(Said.good(world.file, "status", "192.0.2.10")).contains(SOURCE);

            BannerProbe.GRADE.set(Grade.PASS);
            patiently().until(() -> daemon.memory().view().open().isEmpty());
            patiently().until(() -> !world.told(over).isEmpty());
            assertThat(Said.good(world.file, "history", "192.0.2.10")).contains(SOURCE);
            assertThat(Said.good(world.file, "delist", "list"))
                    .as("there is no list to get off")
                    .doesNotContain(SOURCE);
        }
    }

    private static Daemon start(DaemonWorld world, String language) throws IOException {
        Files.writeString(world.file, "language = \"" + language + "\"\n" + Files.readString(world.file));
        ConfigReader reader = new ConfigReader(Map.of(), Sections.ALL, true);
        Settings settings = reader.read(world.file).match(ConfigOutcome.Read::settings, refused -> {
            throw new AssertionError(refused.problems().toString());
        });
        return Daemon.start(
                world.file,
                reader,
                settings,
                DaemonEnvironment.ofSystem("test").withoutPosture().probing(List.of(BannerProbe.TYPE)));
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
