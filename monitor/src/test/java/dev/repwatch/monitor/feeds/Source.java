package dev.repwatch.monitor.feeds;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.checks.feeds.Feeds;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.reputation.SourceId;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** The far side of one story: a name server, a mailbox and the answers of a web server, in one state of the three. */
final class Source implements AutoCloseable {

    /** How the source is. */
    enum Mood {
        WELL,
        ILL,
        AWAY
    }

    private final Story story;
    private final LoopbackNameserver server = LoopbackNameserver.start();
    private final DnsClient dns = new DnsEngine(
            new DnsSettings(List.of(server.socketAddress()), Duration.ofMillis(400), 0, 64),
            new Random(7),
            System::nanoTime);
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private Mood mood = Mood.WELL;
    private Instant now = Instant.EPOCH;

    Source(Story story) {
        this.story = story;
        server.zone(Story.ZONE);
        mail.setUser(Story.USER, Story.USER, Story.password());
        mail.start();
    }

    DnsClient dns() {
        return dns;
    }

    OpenFeed open(FeedWorld world) {
        Record settings = story.settings().at(world.endpoint(), mail.getImap().getPort());
        return Feeds.byType(story.type())
                .orElseThrow()
                .open(new SourceId(story.type()), settings, world.surroundings());
    }

    /** The next day, in this mood. */
    void day(Mood next, Instant time) throws Exception {
        mood = next;
        now = time;
        LoopbackZone zone = server.zone(Story.ZONE);
        zone.unlist("192.0.2.7").behave();
        user().setPassword(mood == Mood.AWAY ? "another" : Story.password());
        if (mood == Mood.AWAY) {
            zone.misbehave(BrokenLists.rcode("SERVFAIL"));
            return;
        }
        String words = saying().of("", now);
        if (words.startsWith("127.")) {
            zone.list("192.0.2.7", "", words);
        } else if (words.contains("Message-ID:")) {
            deliver(words);
        }
    }

    MockResponse web(RecordedRequest request) {
        return mood == Mood.AWAY
                ? new MockResponse.Builder().code(503).build()
                : Answers.body(saying().of(request.getUrl().encodedPath(), now));
    }

    private Story.Sentence saying() {
        return mood == Mood.ILL ? story.ill() : story.well();
    }

    private void deliver(String message) throws Exception {
        MimeMessage whole = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(message.getBytes(StandardCharsets.US_ASCII)));
        mail.getManagers().getImapHostManager().getInbox(user()).appendMessage(whole, new Flags(), Date.from(now));
    }

    private GreenMailUser user() {
        return mail.getUserManager().getUser(Story.USER);
    }

    @Override
    public void close() {
        mail.stop();
        dns.close();
        server.close();
    }
}
