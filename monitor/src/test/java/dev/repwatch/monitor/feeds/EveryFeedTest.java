package dev.repwatch.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.Feeds;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.feeds.Source.Mood;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.ScoreExplanation;
import dev.repwatch.monitor.store.LatestValueRows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every feed, from its own wire to the score: a fall costs points and is told with its reason, a week of silence of the
 * source changes nothing but the confidence, and all is well again when the source says so.
 */
class EveryFeedTest {

    @TempDir
    Path directory;

    static List<Story> stories() {
        return Story.all().toList();
    }

    @Test
    void noFeedIsWithoutAStory() {
        assertThat(stories())
                .extracting(Story::type)
                .containsExactlyInAnyOrderElementsOf(
                        Feeds.ALL.stream().map(FeedType::type).toList());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void aFallIsExplainedAndAWeekOfSilenceCostsNothingButConfidence(Story story) throws Exception {
        try (Source source = new Source(story);
                FeedWorld world = new FeedWorld(directory, source::web).asking(source.dns())) {
            world.enable(List.of(source.open(world)));
            days(3, Mood.WELL, source, world);
            assertThat(score(story, world).score()).isEqualTo(100);
            assertThat(world.happenings()).isEmpty();

            days(3, Mood.ILL, source, world);
            ScoreExplanation fallen = score(story, world);
            assertThat(fallen.score()).isEqualTo(100 - story.points());
            assertThat(fallen.losses())
                    .extracting(ScoreExplanation.Loss::words)
                    .singleElement()
                    .asString()
                    .contains(title(story))
                    .contains(story.measure())
                    .doesNotContain("stale");
            assertThat(fallen.confidence()).isEqualTo(1.0);
            assertThat(moves(story, world)).singleElement().satisfies(it -> {
                assertThat(it.kind()).isEqualTo(Alert.Kind.OPENED);
                assertThat(it.facts()).extracting(Alert.Fact::label).contains("Value", "Data of", "Scale");
                assertThat(it.advice()).isNotEmpty();
            });
            assertThat(Shown.metrics(world))
                    .contains("repwatch_feed_measure{target=\"" + story.about().text() + "\",source=\"" + story.type()
                            + "\",measure=\"" + story.measure() + "\"} ");

            days(7, Mood.AWAY, source, world);
            ScoreExplanation during = score(story, world);
            assertThat(during.score()).isEqualTo(fallen.score());
            assertThat(during.confidence()).isLessThan(fallen.confidence());
            assertThat(headlines(story, world, Language.EN))
                    .singleElement()
                    .satisfies(it -> assertThat(it).startsWith(title(story) + " cannot be read: "));
            assertThat(headlines(story, world, Language.JA))
                    .singleElement()
                    .satisfies(it -> assertThat(it).startsWith(title(story) + " を読み取れません"));

            days(1, Mood.ILL, source, world);
            assertThat(score(story, world).score()).isEqualTo(fallen.score());
            assertThat(score(story, world).confidence()).isEqualTo(1.0);
            assertThat(headlines(story, world, Language.EN))
                    .hasSize(2)
                    .last()
                    .isEqualTo(title(story) + " speaks again");
            assertThat(moves(story, world)).hasSize(1);

            days(8, Mood.WELL, source, world);
            assertThat(score(story, world).score()).isEqualTo(100);
            assertThat(moves(story, world)).extracting(Alert::kind).endsWith(Alert.Kind.RESOLVED);
            assertThat(history(story, world)).hasSizeGreaterThan(2);
        }
    }

    private static void days(int days, Mood mood, Source source, FeedWorld world) throws Exception {
        for (int day = 0; day < days; day++) {
            source.day(mood, world.now().plus(Duration.ofDays(1)));
            world.pass(Duration.ofDays(1));
        }
    }

    /** What is told of the target of the story. */
    private static List<Alert> moves(Story story, FeedWorld world) {
        return world.alerts().stream()
                .filter(it -> it.headline().startsWith(title(story) + ": " + story.about()))
                .toList();
    }

    /** What is told of the feed itself. */
    private static List<String> headlines(Story story, FeedWorld world, Language language) {
        return world.alerts(language).stream()
                .map(Alert::headline)
                .filter(it -> it.startsWith(title(story) + " "))
                .toList();
    }

    private static ScoreExplanation score(Story story, FeedWorld world) {
        return world.memory().explain(story.about());
    }

    /** What people call it; a source that we do not know has the name of its table. */
    private static String title(Story story) {
        return story.type().equals("generic")
                ? story.type()
                : Feeds.byType(story.type()).orElseThrow().declaration().title();
    }

    private static List<LatestValueRows.Sample> history(Story story, FeedWorld world) {
        return world.database()
                .read(transaction -> LatestValueRows.history(
                        transaction, new SourceId(story.type()), story.about().text(), story.measure()));
    }
}
