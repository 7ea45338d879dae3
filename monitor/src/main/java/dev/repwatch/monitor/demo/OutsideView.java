package dev.repwatch.monitor.demo;

import dev.repwatch.alerts.standin.ReceivedMail;
import dev.repwatch.alerts.standin.SlackPost;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.monitor.daemon.Daemon;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.store.EpisodeRows;
import dev.repwatch.monitor.store.SourceRows;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.store.desk.TaskTable;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** What can be seen from outside: rows in the database, samples on /metrics, messages that arrived. */
final class OutsideView {

    private final Daemon daemon;
    private final DemoWorld world;
    private final OkHttpClient http = new OkHttpClient();

    OutsideView(Daemon daemon, DemoWorld world) {
        this.daemon = daemon;
        this.world = world;
    }

    /** The episode of a target on a list, as the database holds it, the newest first. */
    Optional<Episode> episode(String target, String list) {
        return daemon.database()
                .read(t -> Stream.concat(
                                EpisodeRows.open(t).stream(), EpisodeRows.closedSince(t, Instant.EPOCH).stream())
                        .map(EpisodeRows.EpisodeRow::episode)
                        .filter(episode -> episode.target().text().equals(target)
                                && episode.source().value().equals(list))
                        .findFirst());
    }

    int episodes() {
        return daemon.database()
                .read(t -> EpisodeRows.open(t).size()
                        + EpisodeRows.closedSince(t, Instant.EPOCH).size());
    }

    Optional<TaskRow> task(long episode) {
        return daemon.database().read(t -> TaskTable.ofEpisode(t, episode));
    }

    /** Why a list is not believed, as the database holds it. */
    Optional<Cause> disbelief(String list) {
        return daemon.database().read(t -> SourceRows.all(t)).stream()
                .filter(row -> row.source().value().equals(list))
                .findFirst()
                .flatMap(row -> row.state().cause());
    }

    /** The line of /metrics that begins like this and has all these words, fetched over HTTP. */
    Optional<String> sample(String beginning, String... words) {
        Request request = new Request.Builder()
                .url("http://127.0.0.1:" + daemon.address().getPort() + "/metrics")
                .build();
        try (Response response = http.newCall(request).execute()) {
            return response.body()
                    .string()
                    .lines()
                    .filter(line -> line.startsWith(beginning))
                    .filter(line -> Arrays.stream(words).allMatch(line::contains))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Optional<SlackPost> slack(Predicate<String> text) {
        return newest(world.slack().received().stream()
                .filter(post -> text.test(post.text()))
                .toList());
    }

    Optional<ReceivedMail> mail(Predicate<String> text) {
        return newest(world.mail().received().stream()
                .filter(mail -> text.test(mail.subject() + "\n" + mail.text()))
                .toList());
    }

    long slackPosts(Predicate<String> text) {
        return world.slack().received().stream()
                .filter(post -> post.method().equals("chat.postMessage")
                        && post.thread().isEmpty())
                .filter(post -> text.test(post.text()))
                .count();
    }

    private static <T> Optional<T> newest(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
