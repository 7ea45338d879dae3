package dev.repwatch.monitor.notify.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.Chart;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.email.EmailSettings;
import dev.repwatch.alerts.email.EmailType;
import dev.repwatch.alerts.email.Security;
import dev.repwatch.alerts.standin.MailSink;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.ListMachine;
import dev.repwatch.monitor.incident.ListState;
import dev.repwatch.monitor.notify.EscalationSettings;
import dev.repwatch.monitor.notify.GroupingSettings;
import dev.repwatch.monitor.notify.NotificationSettings;
import dev.repwatch.monitor.notify.NotificationWorld;
import dev.repwatch.monitor.notify.Sample;
import dev.repwatch.monitor.store.Baseline;
import dev.repwatch.monitor.store.SourceRows;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @TempDir
    Path directory;

    /** 2026-11-24 09:00 UTC is a Tuesday, 18:00 in Tokyo. */
    @Test
    void aDigestGoesOutOnceADayAtItsTimeToItsChannelsOnly() {
        try (NotificationWorld world = world(daily("19:00"))) {
            DigestSample.history(world);
            world.after(Duration.ofMinutes(59));
            assertThat(world.mail.received()).isEmpty();
            world.after(Duration.ofMinutes(2));
            world.after(Duration.ofHours(5));
            assertThat(world.mail.headlines()).containsExactly("Daily digest: 1 of 2 targets listed, 2 new, 1 off");
            assertThat(world.slack.received()).isEmpty();
            Alert digest = world.mail.received().get(0).alert();
            assertThat(digest.facts()).extracting(Alert.Fact::value).anyMatch(it -> it.contains("192.0.2.10 (mx1)"));
            assertThat(digest.charts()).hasSize(1);
            assertThat(digest.charts().get(0).title()).contains("lowest now is 192.0.2.10 at 60 of 100");

            world.after(Duration.ofHours(19));
            assertThat(world.mail.headlines()).last().isEqualTo("Daily digest: nothing changed, 1 of 2 targets listed");
        }
    }

    @Test
    void aListThatIsNotBelievedForTwoWeeksIsProposedForRemoval() {
        try (NotificationWorld world = world(daily("18:00"))) {
            world.database.inTransaction(t -> {
                SourceRows.insert(
                        t,
                        List.of(
                                quarantined(1, "zen", Duration.ofDays(14)),
                                quarantined(2, "minor-bl", Duration.ofDays(13))));
                return true;
            });
            world.after(Duration.ofMinutes(1));
            assertThat(world.mail.received().get(0).alert().facts())
                    .filteredOn(fact -> fact.label().equals("Lists to take out"))
                    .singleElement()
                    .extracting(Alert.Fact::value)
                    .asString()
                    .startsWith("zen: not believed for 14 days");
        }
    }

    private static SourceRows.SourceRow quarantined(long id, String list, Duration ago) {
        ConfirmationPolicy patience = ConfirmationPolicy.defaults();
        SourceId source = new SourceId(list);
        Instant since = Sample.NINE.minus(ago);
        Instant doubted = since.minus(patience.badSpan());
        Optional<Cause> cause = Optional.of(Cause.LISTS_EVERYTHING);
        ListState state = ListMachine.hear(
                        ListMachine.hear(
                                        ListState.fresh(doubted),
                                        new SourceHealth(source, cause, "all", doubted),
                                        patience)
                                .after(),
                        new SourceHealth(source, cause, "all", since),
                        patience)
                .after();
        return new SourceRows.SourceRow(id, source, true, Baseline.DONE, state, Optional.empty());
    }

    @Test
    void aRestartAfterTheDigestSendsNoSecondOne() {
        try (NotificationWorld world = world(daily("17:30"))) {
            world.after(Duration.ofMinutes(1));
            assertThat(world.mail.received()).hasSize(1);
        }
        try (NotificationWorld again = world(daily("17:30"))) {
            again.after(Duration.ofMinutes(2));
            assertThat(again.mail.received()).isEmpty();
        }
    }

    @Test
    void theWeeksDigestGoesOutOnItsDay() {
        DigestSettings weekly = new DigestSettings(
                List.of("mail"), Optional.empty(), Optional.of(LocalTime.of(9, 0)), DayOfWeek.THURSDAY);
        try (NotificationWorld world = world(weekly)) {
            world.after(Duration.ofHours(36));
            assertThat(world.mail.received()).isEmpty();
            world.after(Duration.ofHours(4));
            assertThat(world.mail.headlines()).containsExactly("Weekly digest: nothing changed, 0 of 0 targets listed");
        }
    }

    @Test
    void theWeeksDigestSaysWhatReportsAndLogsShowThatNobodyHasConfigured() {
        DigestSettings both = new DigestSettings(
                List.of("mail"), Optional.of(LocalTime.of(9, 0)), Optional.of(LocalTime.of(9, 0)), DayOfWeek.THURSDAY);
        try (NotificationWorld world = world(both)) {
            world.sample.notConfigured(List.of("192.0.2.99 sends: seen in the mail log", "and 3 more"));
            world.after(Duration.ofHours(15).plusMinutes(1));
            world.after(Duration.ofHours(24));
            assertThat(world.mail.received())
                    .hasSize(3)
                    .allSatisfy(message -> assertThat(message.alert().facts())
                            .filteredOn(fact -> fact.label().equals("Seen and not configured"))
                            .hasSize(message.alert().headline().startsWith("Weekly") ? 1 : 0)
                            .allMatch(
                                    fact -> fact.value().equals("192.0.2.99 sends: seen in the mail log\nand 3 more")))
                    .anyMatch(message -> message.alert().headline().startsWith("Weekly"));
        }
    }

    /** A picture with more lines than eight cannot be read; it says that it is a part, and the worst is always in it. */
    @Test
    void thePictureOfElevenTargetsSaysThatItShowsTheEightLowest() {
        try (NotificationWorld world = world(daily("18:00"))) {
            DigestSample.scores(world, 11);
            world.after(Duration.ofMinutes(1));
            Alert digest = world.mail.received().get(0).alert();
            assertThat(digest.charts()).singleElement().satisfies(chart -> {
                assertThat(chart.title())
                        .startsWith("Scores of the 8 lowest of 11 targets, ")
                        .contains("lowest now is 192.0.2.11 at 45 of 100");
                assertThat(chart.lines())
                        .hasSize(8)
                        .extracting(Chart.Line::name)
                        .contains("192.0.2.11", "192.0.2.4")
                        .doesNotContain("192.0.2.1", "192.0.2.2", "192.0.2.3");
            });
            assertThat(digest.facts())
                    .filteredOn(fact -> fact.value().contains("192.0.2.11"))
                    .singleElement()
                    .satisfies(fact ->
                            assertThat(fact.value().lines()).hasSize(9).last().isEqualTo("and 3 more"));
        }
    }

    @Test
    void theMailHoldsAPictureOfTheScoresWithWordsForThoseWhoCannotSeeIt() throws Exception {
        try (NotificationWorld world = world(daily("18:00"));
                MailSink sink = new MailSink(0)) {
            DigestSample.history(world);
            world.after(Duration.ofMinutes(1));
            Channel mail = EmailType.TYPE
                    .opener()
                    .open(
                            "mail",
                            new EmailSettings(
                                    List.of("oncall@example.jp"),
                                    List.of("127.0.0.1:" + sink.port()),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(Security.NONE),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()),
                            new Environment(world.clock, "mon1"));
            try (mail) {
                assertThat(mail.deliver(world.mail.received().get(0))).isInstanceOf(Delivery.Delivered.class);
            }
            MimeMessage message = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(sink.received().get(0).source().getBytes(StandardCharsets.ISO_8859_1)));
            MimeMultipart related = (MimeMultipart)
                    ((MimeMultipart) message.getContent()).getBodyPart(1).getContent();
            assertThat((String) related.getBodyPart(0).getContent())
                    .contains("<img src=\"cid:repwatch-chart-0\" alt=\"Scores of the targets, ")
                    .contains("lowest now is 192.0.2.10 at 60 of 100");
            assertThat(related.getBodyPart(1).getContentType()).startsWith("image/png");
            BufferedImage picture = ImageIO.read(related.getBodyPart(1).getInputStream());
            assertThat(picture.getWidth()).isEqualTo(720);
            assertThat(picture.getRGB(360, 140)).isNotZero();
        }
    }

    private static DigestSettings daily(String time) {
        return new DigestSettings(
                List.of("mail"), Optional.of(LocalTime.parse(time)), Optional.empty(), DayOfWeek.MONDAY);
    }

    private NotificationWorld world(DigestSettings digest) {
        return new NotificationWorld(
                directory,
                new NotificationSettings(
                        Language.EN,
                        TOKYO,
                        "node-1",
                        GroupingSettings.DEFAULT,
                        EscalationSettings.OFF,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        DeskSettings.DEFAULT,
                        digest));
    }
}
