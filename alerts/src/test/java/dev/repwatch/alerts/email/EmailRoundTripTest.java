package dev.repwatch.alerts.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Alert.Kind;
import dev.repwatch.alerts.Alert.Level;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Chart;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Samples;
import jakarta.mail.BodyPart;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sent by SMTP, read back by IMAP, as the one on call would. */
class EmailRoundTripTest {

    private GreenMail mail;
    private Channel channel;
    private Store mailbox;

    @BeforeEach
    void start() throws MessagingException {
        mail = new GreenMail(
                new ServerSetup[] {patient(ServerSetup.SMTP.dynamicPort()), patient(ServerSetup.IMAP.dynamicPort())});
        mail.start();
        mail.setUser("oncall@example.jp", "oncall", "pw");
        channel = Relays.open(Relays.settings(Security.NONE, mail.getSmtp().getPort()));
        mailbox = Session.getInstance(new Properties()).getStore("imap");
        mailbox.connect("127.0.0.1", mail.getImap().getPort(), "oncall", "pw");
    }

    private static ServerSetup patient(ServerSetup setup) {
        setup.setServerStartupTimeout(20_000);
        return setup;
    }

    @AfterEach
    void stop() throws MessagingException {
        mailbox.close();
        channel.close();
        mail.stop();
    }

    private List<Message> inbox() throws MessagingException {
        Folder inbox = mailbox.getFolder("INBOX");
        inbox.open(Folder.READ_ONLY);
        return List.of(inbox.getMessages());
    }

    @Test
    void anEpisodeIsOneThread() throws MessagingException, IOException {
        Delivery first = channel.deliver(Samples.first(Samples.listed()));
        String id = ((Delivery.Delivered) first).remoteId().orElseThrow();
        channel.deliver(Samples.later(Samples.of(Kind.RESOLVED, Level.OK, "off the list"), id));
        List<Message> inbox = inbox();
        assertThat(inbox).hasSize(2);
        MimeMessage opened = (MimeMessage) inbox.get(0);
        assertThat(first).isEqualTo(new Delivery.Delivered(Optional.of(opened.getMessageID())));
        assertThat(inbox.get(1).getHeader("References")).containsExactly(opened.getMessageID());
        assertThat(inbox.get(1).getHeader("In-Reply-To")).containsExactly(opened.getMessageID());
        assertThat(opened.getSubject()).isEqualTo("[critical] 192.0.2.10 (mx1) listed on example-bl");
        assertThat(opened.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(opened.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(opened.getHeader("List-Id")[0]).contains("<alerts.repwatch.mon1.example.jp>");
        Multipart parts = (Multipart) opened.getContent();
        assertThat((String) parts.getBodyPart(0).getContent()).contains("1. Find the cause in the mail log");
        assertThat((String) parts.getBodyPart(1).getContent()).contains("<li>Find the cause in the mail log</li>");
    }

    @Test
    void aRepeatedDeliveryHasTheSameId() throws MessagingException {
        channel.deliver(Samples.first(Samples.listed()));
        channel.deliver(Samples.first(Samples.listed()));
        List<Message> inbox = inbox();
        assertThat(((MimeMessage) inbox.get(0)).getMessageID()).isEqualTo(((MimeMessage) inbox.get(1)).getMessageID());
    }

    @Test
    void aMessageThatTellsManyEventsSaysHowManyAllAre() throws MessagingException {
        String keys = IntStream.range(0, 200)
                .mapToObj(it -> "episode-" + it + ":cleared:1")
                .collect(Collectors.joining(" "));
        channel.deliver(Samples.first(Samples.listed().labelled(Map.of("merged", keys))));
        channel.deliver(Samples.first(Samples.listed()));
        List<Message> inbox = inbox();
        assertThat(inbox.get(0).getHeader("X-Repwatch-Event-Count")).containsExactly("201");
        assertThat(inbox.get(0).getHeader("X-Repwatch-Event")[0].strip().split("\\s+"))
                .hasSize(20)
                .endsWith("episode-18:cleared:1");
        assertThat(inbox.get(1).getHeader("X-Repwatch-Event-Count")).containsExactly("1");
    }

    @Test
    void aDigestShowsTheScoreAsAPicture() throws MessagingException, IOException {
        Chart chart = new Chart(
                "Score <of> the week",
                100,
                List.of(
                        new Chart.Line("mx1", List.of(point(0, 100), point(3, 60), point(7, 80))),
                        new Chart.Line("mx2", List.of(point(0, 90), point(7, 95)))));
        Alert digest = Samples.of(Kind.DIGEST, Level.INFO, "Week 47").withCharts(List.of(chart));
        assertThat(channel.deliver(Samples.first(digest))).isInstanceOf(Delivery.Delivered.class);
        Multipart alternatives = (Multipart) inbox().get(0).getContent();
        Multipart related = (Multipart) alternatives.getBodyPart(1).getContent();
        assertThat((String) related.getBodyPart(0).getContent())
                .contains("src=\"cid:repwatch-chart-0\" alt=\"Score &lt;of> the week\"");
        BodyPart picture = related.getBodyPart(1);
        assertThat(((MimePart) picture).getContentID()).isEqualTo("<repwatch-chart-0>");
        BufferedImage image = ImageIO.read(picture.getInputStream());
        assertThat(image.getWidth()).isEqualTo(720);
        assertThat(colours(image)).contains(0xFF0072B2, 0xFFD55E00);
    }

    private static Chart.Point point(int day, double value) {
        return new Chart.Point(Samples.NOON.plus(Duration.ofDays(day)), value);
    }

    private static List<Integer> colours(BufferedImage image) {
        return java.util.Arrays.stream(
                        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .boxed()
                .toList();
    }

    @Test
    void aChartOfNothingIsNoPicture() {
        assertThat(ChartImage.png(new Chart("empty", 100, List.of()))).isEmpty();
    }
}
