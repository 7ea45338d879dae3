package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Notes;
import dev.repwatch.alerts.Secret;
import dev.repwatch.alerts.email.EmailSettings;
import dev.repwatch.alerts.email.EmailType;
import dev.repwatch.alerts.email.Security;
import dev.repwatch.alerts.slack.SlackSettings;
import dev.repwatch.alerts.slack.SlackType;
import dev.repwatch.alerts.standin.MailSink;
import dev.repwatch.alerts.standin.ReceivedMail;
import dev.repwatch.alerts.standin.SlackPost;
import dev.repwatch.alerts.standin.SlackStandIn;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.QuarantineDetail;
import dev.repwatch.monitor.incident.StaleDetail;
import dev.repwatch.monitor.incident.UndocumentedDetail;
import dev.repwatch.monitor.notify.digest.DigestSample;
import dev.repwatch.monitor.notify.digest.DigestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Three days of telling in both languages, as a reader of Slack and of the mail's text sees them: what happens, what people
 * do, reminders, digests, and trouble of a channel. {@code -Drepwatch.golden=update} writes the files anew; read the
 * difference before you commit it.
 */
class GoldenStoryTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/repwatch/monitor/notify/golden");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Language.class)
    void readsAsItWasAgreed(Language language) throws IOException {
        List<Channel.Envelope> told;
        try (NotificationWorld world = new NotificationWorld(directory, settings(language))) {
            story(world);
            Map<String, Channel.Envelope> byKey = Stream.concat(
                            world.slack.received().stream(), world.mail.received().stream())
                    .filter(it -> !it.plain())
                    .collect(Collectors.toMap(
                            it -> it.alert().dedupeKey(), it -> it, (one, same) -> one, java.util.LinkedHashMap::new));
            told = List.copyOf(byKey.values());
        }
        String written = rendered(told);
        Path golden = GOLDEN.resolve("story_" + language.tag() + ".txt");
        if ("update".equals(System.getProperty("repwatch.golden"))) {
            Files.writeString(golden, written);
        }
        assertThat(written).isEqualTo(Files.readString(golden));
    }

    private static NotificationSettings settings(Language language) {
        return new NotificationSettings(
                language,
                ZoneId.of("Asia/Tokyo"),
                "node-1",
                GroupingSettings.DEFAULT,
                new EscalationSettings(
                        List.of("mail"), Duration.ofMinutes(30), Duration.ofHours(4), Duration.ofHours(2), 1),
                Optional.empty(),
                List.of(),
                List.of(),
                DeskSettings.DEFAULT,
                new DigestSettings(
                        List.of("ops"),
                        Optional.of(LocalTime.of(9, 0)),
                        Optional.of(LocalTime.of(9, 30)),
                        DayOfWeek.THURSDAY));
    }

    private static void story(NotificationWorld world) {
        Episode critical = Sample.episode(7, "192.0.2.10", "zen", Severity.CRITICAL, world.clock.instant());
        DigestSample.history(world);
        world.opens(critical);
        world.after(Duration.ofMinutes(1));
        world.after(Duration.ofMinutes(31));
        act(world, "ack", "looking");
        act(world, "requested", "asked by the form");
        world.happens(IncidentEvent.opened(
                new QuarantineDetail(
                        new SourceId("minor-bl"),
                        Optional.of(Cause.LISTS_EVERYTHING),
                        "192.0.2.1 is listed",
                        world.clock.instant()),
                world.clock.instant()));
        days(world, 2);
        act(world, "snooze", "provider is on it");
        range(world, 100, 24);
        days(world, 1);
        broken(world);
        world.clears(critical);
        world.after(Duration.ofMinutes(1));
        world.after(Duration.ofMinutes(1));
    }

    private static void act(NotificationWorld world, String action, String note) {
        world.notificationService.acts().act(action, "episode-7", "hanako (ops)", note, Duration.ofHours(4));
        world.after(Duration.ofMinutes(1));
    }

    private static void days(NotificationWorld world, int days) {
        for (int part = 0; part < 8 * days; part++) {
            world.after(Duration.ofHours(3));
        }
    }

    private static void range(NotificationWorld world, int first, int size) {
        for (int i = 0; i < size; i++) {
            world.opens(Sample.episode(first + i, "198.51.100." + i, "zen", Severity.MAJOR, world.clock.instant()));
        }
        world.after(Duration.ofMinutes(1));
    }

    /** A message that Slack refuses for a while, and a token that is revoked for a while. */
    private static void broken(NotificationWorld world) {
        Delivery refused = new Delivery.Refused(Delivery.Fault.MESSAGE, "invalid_blocks");
        world.slack.answerAlways(Optional.of(refused));
        world.happens(IncidentEvent.opened(
                new UndocumentedDetail(new SourceId("zen"), "127.0.0.99", Sample.ip("192.0.2.10")),
                world.clock.instant()));
        world.after(Duration.ofMinutes(1));
        world.after(Duration.ofMinutes(1));
        world.slack.answerAlways(Optional.empty());
        world.after(Duration.ofMinutes(10));
        Delivery revoked = new Delivery.Refused(Delivery.Fault.CHANNEL, "token_revoked");
        world.slack.answer(revoked);
        world.slack.probeAnswer(revoked);
        world.happens(IncidentEvent.resolved(
                new StaleDetail(new SourceId("zen"), 0, world.clock.instant()), world.clock.instant()));
        world.after(Duration.ofMinutes(1));
        world.after(Duration.ofMinutes(1));
        world.slack.probeAnswer(new Delivery.Delivered(Optional.empty()));
        world.after(Duration.ofMinutes(6));
        world.after(Duration.ofMinutes(1));
    }

    private static String rendered(List<Channel.Envelope> told) throws IOException {
        AdjustableClock clock = new AdjustableClock(Sample.NINE);
        Environment environment = new Environment(
                clock,
                "mon1",
                Duration.ofSeconds(15),
                Notes.inMemory(),
                () -> TimeUnit.MILLISECONDS.toNanos(clock.instant().toEpochMilli()));
        StringBuilder out = new StringBuilder();
        try (SlackStandIn slack = new SlackStandIn(0);
                MailSink sink = new MailSink(0);
                Channel bot = SlackType.TYPE.opener().open("ops", slack(slack.apiUrl()), environment);
                Channel mail = EmailType.TYPE.opener().open("mail", mail(sink.port()), environment)) {
            for (Channel.Envelope envelope : told) {
                clock.forward(Duration.ofSeconds(1));
                int before = slack.received().size();
                assertThat(bot.deliver(envelope)).isInstanceOf(Delivery.Delivered.class);
                assertThat(mail.deliver(envelope)).isInstanceOf(Delivery.Delivered.class);
                out.append("==================== ")
                        .append(envelope.alert().kind())
                        .append(' ')
                        .append(envelope.alert().at())
                        .append('\n');
                slack.received().subList(before, slack.received().size()).forEach(post -> shown(out, post));
                shown(out, sink.received().get(sink.received().size() - 1));
            }
        }
        return out.toString();
    }

    private static void shown(StringBuilder out, SlackPost post) {
        out.append("---------- ")
                .append(post.method())
                .append(
                        post.method().equals("chat.postMessage")
                                        && post.thread().isPresent()
                                ? " in the thread"
                                : "")
                .append('\n')
                .append(post.text().strip())
                .append('\n');
    }

    private static void shown(StringBuilder out, ReceivedMail mail) {
        out.append("---------- mail: ")
                .append(mail.subject())
                .append('\n')
                .append(mail.text().replace("\r", "").strip())
                .append('\n');
    }

    private static SlackSettings slack(String api) {
        return new SlackSettings(
                Optional.of(new Secret("xoxb-test")),
                Optional.of("#alerts"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Secret("signing")),
                Optional.of(api));
    }

    private static EmailSettings mail(int port) {
        return new EmailSettings(
                List.of("oncall@example.jp"),
                List.of("127.0.0.1:" + port),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Security.NONE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
