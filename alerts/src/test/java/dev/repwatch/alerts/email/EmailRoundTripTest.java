package dev.repwatch.alerts.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.repwatch.alerts.Alert.Kind;
import dev.repwatch.alerts.Alert.Level;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Surroundings;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Samples;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailRoundTripTest {

    private GreenMail mail;
    private Channel channel;

    @BeforeEach
    void start() {
        ServerSetup smtp = ServerSetup.SMTP.dynamicPort();
        smtp.setServerStartupTimeout(20_000);
        mail = new GreenMail(smtp);
        mail.start();
        EmailSettings settings = new EmailSettings(
                List.of("oncall@example.jp"),
                List.of("127.0.0.1:" + mail.getSmtp().getPort()),
                Optional.of("repwatch@example.jp"),
                Optional.empty(),
                Optional.of(Security.NONE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        channel = EmailType.TYPE
                .opening()
                .open("mail", settings, new Surroundings(() -> Samples.NOON, "mon1.example.jp"));
    }

    @AfterEach
    void stop() {
        channel.close();
        mail.stop();
    }

    @Test
    void anEpisodeIsOneThread() throws MessagingException {
        Delivery first = channel.deliver(Samples.first(Samples.listed()));
        assertThat(first).isInstanceOf(Delivery.Delivered.class);
        channel.deliver(Samples.later(Samples.of(Kind.RESOLVED, Level.OK, "off the list"), "x"));
        MimeMessage[] received = mail.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(first).isEqualTo(new Delivery.Delivered(Optional.of(received[0].getMessageID())));
        assertThat(received[1].getHeader("References")).containsExactly(received[0].getMessageID());
        assertThat(received[0].getSubject()).isEqualTo("[critical] 192.0.2.10 (mx1) listed on example-bl");
        assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received[0].getContentType()).startsWith("multipart/alternative");
        assertThat(GreenMailUtil.getBody(received[0])).contains("Find the cause in the mail log", "<ol><li>");
    }
}
