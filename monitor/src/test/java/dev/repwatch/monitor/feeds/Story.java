package dev.repwatch.monitor.feeds;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.abuseipdb.AbuseIpdbSettings;
import dev.repwatch.checks.feeds.arf.ArfSettings;
import dev.repwatch.checks.feeds.bounces.BouncesSettings;
import dev.repwatch.checks.feeds.dmarc.DmarcSettings;
import dev.repwatch.checks.feeds.generic.GenericSettings;
import dev.repwatch.checks.feeds.postmaster.PostmasterSettings;
import dev.repwatch.checks.feeds.ruf.RufSettings;
import dev.repwatch.checks.feeds.ses.SesSettings;
import dev.repwatch.checks.feeds.snds.SndsSettings;
import dev.repwatch.checks.feeds.spamhaus.SpamhausSettings;
import dev.repwatch.checks.feeds.tlsrpt.TlsRptSettings;
import dev.repwatch.checks.feeds.webrisk.WebRiskSettings;
import dev.repwatch.checks.feeds.zones.DnswlSettings;
import dev.repwatch.checks.feeds.zones.HostkarmaSettings;
import dev.repwatch.checks.feeds.zones.MailspikeSettings;
import dev.repwatch.checks.feeds.zones.SenderScoreSettings;
import dev.repwatch.checks.reputation.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one feed tells of a target that falls ill and gets well again.
 *
 * @param measure the number that tells it
 * @param points what the illness costs of 100
 * @param well what the source says on a good day
 * @param ill what it says on a bad one
 */
record Story(String type, Target about, String measure, int points, Settings settings, Sentence well, Sentence ill) {

    static final String ZONE = "scores.example.test";
    static final String USER = "reports";
    private static final Secret KEY = new Secret("a-made-up-key");

    /** Settings that lead to the source. */
    interface Settings {
        Record at(URI web, int mail);
    }

    /** What the source says, by the path that is asked; for zones an address, for mailboxes the message of the day. */
    interface Sentence {
        String of(String path, Instant now);
    }

    static Stream<Story> all() {
        return Stream.of(web(), zones(), mailboxes()).flatMap(it -> it);
    }

    @Override
    public String toString() {
        return type;
    }

    private static Stream<Story> web() {
        return Stream.of(
                new Story(
                        "abuseipdb",
                        FeedWorld.IP,
                        "abuse_confidence",
                        8,
                        (web, mail) -> new AbuseIpdbSettings(KEY, Optional.empty(), Optional.of(web)),
                        always("{\"data\":{\"abuseConfidenceScore\":0,\"totalReports\":0}}"),
                        always("{\"data\":{\"abuseConfidenceScore\":80,\"totalReports\":9}}")),
                new Story(
                        "webrisk",
                        FeedWorld.DOMAIN,
                        "webrisk_threats",
                        20,
                        (web, mail) -> new WebRiskSettings(KEY, Optional.empty(), Optional.of(web)),
                        always("{}"),
                        always("{\"threat\":{\"threatTypes\":[\"SOCIAL_ENGINEERING\"]}}")),
                new Story(
                        "spamhaus",
                        FeedWorld.DOMAIN,
                        "spamhaus_domain_abused",
                        20,
                        (web, mail) -> new SpamhausSettings(
                                USER, KEY, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(web)),
                        (path, now) -> spamhaus(path, "false"),
                        (path, now) -> spamhaus(path, "true")),
                new Story(
                        "ses",
                        FeedWorld.DOMAIN,
                        "ses_enforcement",
                        25,
                        (web, mail) ->
                                new SesSettings("eu-west-1", KEY, KEY, "bulk", Optional.of(web), Optional.of(web)),
                        (path, now) -> ses(path, "HEALTHY"),
                        (path, now) -> ses(path, "SHUTDOWN")),
                new Story(
                        "snds",
                        FeedWorld.IP,
                        "snds_colour",
                        25,
                        Story::snds,
                        (path, now) -> sndsReport("GREEN", now),
                        (path, now) -> sndsReport("RED", now)),
                new Story(
                        "postmaster",
                        FeedWorld.DOMAIN,
                        "gmail_spam_rate",
                        25,
                        Story::postmaster,
                        (path, now) -> Answers.postmaster(path, 0.0002, now),
                        (path, now) -> Answers.postmaster(path, 0.004, now)),
                new Story(
                        "generic",
                        FeedWorld.IP,
                        "value",
                        10,
                        (web, mail) -> generic(web),
                        always("{\"value\":3}"),
                        always("{\"value\":95}")));
    }

    private static Stream<Story> zones() {
        Optional<String> zone = Optional.of(ZONE);
        return Stream.of(
                new Story(
                        "senderscore",
                        FeedWorld.IP,
                        "sender_score",
                        15,
                        (web, mail) -> new SenderScoreSettings(zone),
                        always("127.0.4.95"),
                        always("127.0.4.20")),
                new Story(
                        "mailspike",
                        FeedWorld.IP,
                        "mailspike_reputation",
                        12,
                        (web, mail) -> new MailspikeSettings(zone),
                        always("127.0.0.18"),
                        always("127.0.0.10")),
                new Story(
                        "dnswl",
                        FeedWorld.IP,
                        "dnswl_trust",
                        3,
                        (web, mail) -> new DnswlSettings(zone),
                        always("127.0.5.3"),
                        always("")),
                new Story(
                        "hostkarma",
                        FeedWorld.IP,
                        "hostkarma",
                        6,
                        (web, mail) -> new HostkarmaSettings(zone),
                        always("127.0.0.1"),
                        always("127.0.0.2")));
    }

    private static Stream<Story> mailboxes() {
        return Stream.of(
                new Story(
                        "arf",
                        FeedWorld.IP,
                        "complaints",
                        15,
                        (web, mail) -> new ArfSettings(
                                "127.0.0.1",
                                Optional.of(mail),
                                Optional.of("none"),
                                USER,
                                Optional.of(KEY),
                                Optional.empty(),
                                Optional.empty(),
                                "mx.example.test",
                                List.of(),
                                Optional.of(2),
                                Optional.of(10),
                                Optional.empty(),
                                true),
                        always(""),
                        (path, now) -> complaint(now)),
                new Story(
                        "bounces",
                        FeedWorld.IP,
                        "refusal_reports",
                        2,
                        (web, mail) -> new BouncesSettings(
                                "127.0.0.1",
                                Optional.of(mail),
                                Optional.of("none"),
                                USER,
                                Optional.of(KEY),
                                Optional.empty(),
                                Optional.empty(),
                                "mx.example.test",
                                List.of("feedback.example"),
                                Optional.of(2),
                                Optional.of(3),
                                Optional.empty(),
                                true),
                        always(""),
                        (path, now) -> bounce(now)),
                new Story(
                        "dmarc",
                        FeedWorld.DOMAIN,
                        "dmarc_fail_rate",
                        3,
                        (web, mail) -> new DmarcSettings(
                                "127.0.0.1",
                                Optional.of(mail),
                                Optional.of("none"),
                                USER,
                                Optional.of(KEY),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                true),
                        (path, now) -> report("pass", now),
                        (path, now) -> report("fail", now)),
                new Story(
                        "ruf",
                        FeedWorld.IP,
                        "auth_failures",
                        2,
                        (web, mail) -> new RufSettings(
                                "127.0.0.1",
                                Optional.of(mail),
                                Optional.of("none"),
                                USER,
                                Optional.of(KEY),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                true),
                        always(""),
                        (path, now) -> complaint(now)
                                .replace("Feedback-Type: abuse", "Feedback-Type: auth-failure")
                                .replace("Incidents: 12", "Incidents: 30")),
                new Story(
                        "tlsrpt",
                        FeedWorld.DOMAIN,
                        "tls_fail_rate",
                        1,
                        (web, mail) -> new TlsRptSettings(
                                "127.0.0.1",
                                Optional.of(mail),
                                Optional.of("none"),
                                USER,
                                Optional.of(KEY),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                true),
                        (path, now) -> tlsReport(0, now),
                        (path, now) -> tlsReport(900, now)));
    }

    static String password() {
        return KEY.reveal();
    }

    private static Sentence always(String words) {
        return (path, now) -> words;
    }

    private static String spamhaus(String path, String abused) {
        if (path.endsWith("login")) {
            return "{\"token\":\"made-up-token\"}";
        }
        return path.contains("/domain/")
                ? "{\"domain\":\"example.test\",\"abused\":" + abused + ",\"score\":1}"
                : path.contains("/cidr/") ? "{\"results\":[]}" : "{}";
    }

    private static String ses(String path, String state) {
        return path.endsWith("account")
                ? "{\"EnforcementStatus\":\"" + state + "\",\"SendingEnabled\":true}"
                : "<GetMetricStatisticsResponse><GetMetricStatisticsResult><Datapoints/>"
                        + "</GetMetricStatisticsResult></GetMetricStatisticsResponse>";
    }

    private static SndsSettings snds(URI web, int mail) {
        return new SndsSettings(
                Optional.of(new Secret(web.resolve("data?key=x").toString())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String sndsReport(String colour, Instant now) {
        String day = FeedWorld.day(now.minus(Duration.ofHours(12)));
        return "192.0.2.7," + day + " 1:00 AM," + day + " 1:00 AM,900,900,900," + colour + ",< 0.1%,,,,,,\r\n";
    }

    private static PostmasterSettings postmaster(URI web, int mail) {
        return new PostmasterSettings(
                Optional.of("client"),
                Optional.of(KEY),
                Optional.of(KEY),
                Optional.empty(),
                Optional.empty(),
                Optional.of(web),
                Optional.of(web.resolve("token")));
    }

    private static GenericSettings generic(URI web) {
        return new GenericSettings(
                web + "{target}",
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.of("/value"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of("ipv4"),
                "0-100, lower is better",
                false,
                Optional.empty(),
                Optional.of(50.0),
                Optional.of(90.0),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofHours(6)),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static String complaint(Instant now) {
        return """
            Authentication-Results: mx.example.test; dkim=pass header.d=feedback.example
            From: feedback@feedback.example
            Subject: complaints
            Message-ID: <%d@feedback.example>
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="=_cut"

            --=_cut
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            User-Agent: Example/1.0
            Version: 1
            Source-IP: 192.0.2.7
            Incidents: 12

            --=_cut--
            """.formatted(now.getEpochSecond());
    }

    private static String bounce(Instant now) {
        return """
            Authentication-Results: mx.example.test; dkim=pass header.d=feedback.example
            From: mailer-daemon@feedback.example
            To: bounce@example.test
            Subject: returned
            Message-ID: <%d@feedback.example>
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="=_cut"

            --=_cut
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.feedback.example

            Final-Recipient: rfc822; gone@feedback.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 no such user

            Final-Recipient: rfc822; away@feedback.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 no such user

            Final-Recipient: rfc822; left@feedback.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 no such user

            --=_cut
            Content-Type: text/rfc822-headers

            Received: from mx1.example.test (mx1.example.test [192.0.2.7]) by mx.feedback.example; Mon, 23 Nov 2026 01:00:00 +0000
            From: news@example.test

            --=_cut--
            """.formatted(now.getEpochSecond());
    }

    private static String tlsReport(int failed, Instant now) {
        return """
            From: tls@receiver.example
            Subject: Report Domain: example.test
            Message-ID: <%1$d@receiver.example>
            MIME-Version: 1.0
            Content-Type: application/tlsrpt+json

            {"organization-name":"receiver","report-id":"%1$d",
             "date-range":{"start-datetime":"%2$s","end-datetime":"%3$s"},
             "policies":[{"policy":{"policy-type":"sts","policy-domain":"example.test"},
             "summary":{"total-successful-session-count":100,"total-failure-session-count":%4$d}}]}
            """.formatted(now.getEpochSecond(), now.minus(Duration.ofDays(1)), now.minusSeconds(1), failed);
    }

    private static String report(String result, Instant now) {
        DateTimeFormatter day =
                DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
        return """
            From: reports@receiver.example
            Subject: Report Domain: example.test
            Message-ID: <%1$s@receiver.example>
            MIME-Version: 1.0
            Content-Type: text/xml

            <?xml version="1.0"?>
            <feedback><report_metadata><org_name>receiver</org_name><report_id>%1$s</report_id>
            <date_range><begin>%2$d</begin><end>%3$d</end></date_range></report_metadata>
            <policy_published><domain>example.test</domain></policy_published>
            <record><row><source_ip>192.0.2.7</source_ip><count>100</count>
            <policy_evaluated><disposition>none</disposition><dkim>%4$s</dkim><spf>fail</spf></policy_evaluated>
            </row></record></feedback>
            """.formatted(
                day.format(now), now.minus(Duration.ofDays(1)).getEpochSecond(), now.getEpochSecond() - 1, result);
    }
}
