package dev.repwatch.checks.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.World;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Sender authentication of signed messages in a made-up DNS: what breaks each rule and nothing else, and good ones that look alike. */
class AuthTwinsTest {

    private static final String ALL =
            "From:To:Subject:Date:Message-ID:MIME-Version:Content-Type:List-Unsubscribe:List-Unsubscribe-Post";

    /** @param rules exactly these */
    private record Case(String name, String message, World world, List<String> rules, List<String> notKnown) {}

    private final List<Case> cases = new ArrayList<>();

    private void expect(String name, String message, World world, String... rules) {
        cases.add(new Case(name, message, world, Stream.of(rules).sorted().toList(), List.of()));
    }

    @TestFactory
    Stream<DynamicTest> saysThisAndNothingElse() {
        dkim();
        unsubscribe();
        spf();
        dmarc();
        names();
        silence();
        return cases.stream()
                .map(each -> dynamicTest(each.name(), () -> {
                    MessageScore score = AuthWorld.score(each.message(), each.world(), Profile.MARKETING);
                    Set<String> rules = new TreeSet<>();
                    score.findings().forEach(it -> rules.add(it.rule().id()));
                    rules.remove("header.line_over_78");
                    assertThat(List.copyOf(rules)).as(score.toString()).isEqualTo(each.rules());
                    assertThat(score.notKnown().keySet())
                            .as(score.toString())
                            .containsExactlyInAnyOrderElementsOf(each.notKnown());
                }));
    }

    private void dkim() {
        expect("good", from("bounce@example.jp", signed("d=example.jp; s=s1; h=" + ALL)), world());
        expect(
                "no signature",
                from("bounce@example.jp", mail()),
                world(),
                "auth.dkim.missing",
                "list.unsubscribe.not_signed");
        expect(
                "a key that is not there",
                from("bounce@example.jp", signed("d=example.jp; s=gone; h=" + ALL)),
                world(),
                "auth.dkim.fail",
                "list.unsubscribe.not_signed");
        expect(
                "a key that was revoked",
                from("bounce@example.jp", signed("d=example.jp; s=s1; h=" + ALL)),
                world().untext("s1._domainkey.example.jp").text("s1._domainkey.example.jp", "v=DKIM1; p="),
                "auth.dkim.fail",
                "list.unsubscribe.not_signed");
        expect(
                "a changed subject",
                from(
                        "bounce@example.jp",
                        signed("d=example.jp; s=s1; h=" + ALL).replace("Subject: Autumn", "Subject: Winter")),
                world(),
                "auth.dkim.fail",
                "list.unsubscribe.not_signed");
        expect(
                "the service's signature alone",
                from("bounce@example.jp", signed("d=esp.example.com; s=e1; h=" + ALL)),
                world(),
                "auth.dkim.unaligned");
        expect("a subdomain of ours", from("bounce@example.jp", signed("d=mail.example.jp; s=s1; h=" + ALL)), world());
        expect(
                "the service's beside ours",
                from(
                        "bounce@example.jp",
                        signature("d=esp.example.com; s=e1; h=" + ALL, AuthWorld.STRONG)
                                + signed("d=example.jp; s=s1; h=" + ALL)),
                world());
        expect(
                "ours is broken, the service's is not",
                from(
                        "bounce@example.jp",
                        signature("d=esp.example.com; s=e1; h=" + ALL, AuthWorld.STRONG)
                                + signed("d=example.jp; s=gone; h=" + ALL)),
                world(),
                "auth.dkim.unaligned");
        expect(
                "1024 bits",
                from("bounce@example.jp", signed("d=example.jp; s=weak; h=" + ALL, AuthWorld.WEAK)),
                world(),
                "auth.dkim.weak_key");
        expect(
                "768 bits",
                from("bounce@example.jp", signed("d=example.jp; s=broken; h=" + ALL, AuthWorld.BROKEN)),
                world(),
                "auth.dkim.weak_key");
        expect(
                "a body length",
                from("bounce@example.jp", signed("d=example.jp; s=s1; l=40; h=" + ALL) + "and more\r\n"),
                world(),
                "auth.dkim.body_length");
        expect(
                "expired before it came",
                from("bounce@example.jp", signed("d=example.jp; s=s1; t=1795900000; x=1795910000; h=" + ALL)),
                world(),
                "auth.dkim.expired");
        expect(
                "expired since",
                from("bounce@example.jp", signed("d=example.jp; s=s1; t=1795914000; x=1796000000; h=" + ALL)),
                world());
        expect(
                "the subject is not signed",
                from("bounce@example.jp", signed("d=example.jp; s=s1; h=" + ALL.replace(":Subject", ""))),
                world(),
                "auth.dkim.unsigned_header");
        expect(
                "over-signed",
                from("bounce@example.jp", signed("d=example.jp; s=s1; h=From:" + ALL + ":Subject:Reply-To")),
                world());
    }

    private void unsubscribe() {
        expect(
                "the field for one click is not signed",
                from("bounce@example.jp", signed("d=example.jp; s=s1; h=" + ALL.replace(":List-Unsubscribe-Post", ""))),
                world(),
                "list.unsubscribe.not_signed");
        expect(
                "the service signs it",
                from(
                        "bounce@example.jp",
                        signature("d=esp.example.com; s=e1; h=" + ALL, AuthWorld.STRONG)
                                + signed("d=example.jp; s=s1; h=From:To:Subject:Date:Message-ID")),
                world());
    }

    private void spf() {
        String good = signed("d=example.jp; s=s1; h=" + ALL);
        for (Map.Entry<String, String> record : Map.of(
                        "v=spf1 -all", "auth.spf.fail",
                        "v=spf1 ~all", "auth.spf.softfail",
                        "v=spf1 ?all", "auth.spf.softfail",
                        "v=spf1", "auth.spf.softfail",
                        "v=spf1 ip4:192.0.2.300 -all", "auth.spf.permerror",
                        "v=spf1 include:a.example.jp include:b.example.jp include:c.example.jp -all",
                                "auth.spf.permerror")
                .entrySet()) {
            expect(record.getKey(), from("bounce@example.jp", good), spf(record.getKey()), record.getValue());
        }
        expect(
                "two records",
                from("bounce@example.jp", good),
                world().text("example.jp", "v=spf1 +all"),
                "auth.spf.permerror");
        expect("none for the envelope", from("bounce@nospf.example.jp", good), world(), "auth.spf.none");
        expect("another organisation", from("bounce@esp.example.com", good), world(), "auth.spf.unaligned");
        expect("a subdomain of ours", from("bounce@mail.example.jp", good), world());
        expect("a bounce, by HELO", from("", good), world());
        expect("a bounce, and HELO has nothing", from("", good), world().untext("mta.example.jp"), "auth.spf.none");
        expect(
                "nothing at From",
                from("bounce@mail.example.jp", good),
                world().untext("example.jp"),
                "auth.spf.header_from_missing");
        expect(
                "a text that is no SPF",
                from("bounce@mail.example.jp", good),
                spf("v=spf10 -all"),
                "auth.spf.header_from_missing");
    }

    private void dmarc() {
        String unsigned = mail();
        expect(
                "neither speaks for From",
                from("bounce@esp.example.com", unsigned),
                world(),
                "auth.dkim.missing",
                "auth.dmarc.fail",
                "auth.spf.unaligned",
                "list.unsubscribe.not_signed");
        String strict = "v=DMARC1; p=reject; adkim=s; aspf=s";
        expect(
                "strict, and both are of a subdomain",
                from("bounce@mail.example.jp", signed("d=mail.example.jp; s=s1; h=" + ALL)),
                dmarc(strict),
                "auth.dmarc.fail");
        expect(
                "strict, and DKIM is exact",
                from("bounce@mail.example.jp", signed("d=example.jp; s=s1; h=" + ALL)),
                dmarc(strict));
        expect(
                "strict, and SPF is exact",
                from("bounce@example.jp", signed("d=mail.example.jp; s=s1; h=" + ALL)),
                dmarc(strict));
        expect(
                "relaxed for SPF alone",
                from("bounce@mail.example.jp", signed("d=mail.example.jp; s=s1; h=" + ALL)),
                dmarc("v=DMARC1; p=reject; adkim=s"));
        expect(
                "none",
                from("bounce@example.jp", signed("d=example.jp; s=s1; h=" + ALL)),
                dmarc("v=DMARC1; p=none"),
                "auth.dmarc.policy_none");
        expect(
                "no record",
                from("bounce@example.jp", signed("d=example.jp; s=s1; h=" + ALL)),
                world().untext("_dmarc.example.jp"),
                "auth.dmarc.missing");
        expect(
                "two records",
                from("bounce@example.jp", signed("d=example.jp; s=s1; h=" + ALL)),
                world().text("_dmarc.example.jp", "v=DMARC1; p=none"),
                "auth.dmarc.missing");
        expect(
                "only subdomains are let through",
                from("bounce@example.jp", signed("d=example.jp; s=s1; h=" + ALL)),
                dmarc("v=DMARC1; p=reject; sp=none"));
    }

    private void names() {
        String good = signed("d=example.jp; s=s1; h=" + ALL);
        World elsewhere = bare().add("10.2.0.192.in-addr.arpa", RecordType.PTR, "other.example.jp")
                .add("other.example.jp", RecordType.A, "192.0.2.11");
        expect("a name that leads elsewhere", from("bounce@example.jp", good), elsewhere, "auth.ptr.missing");
        expect("no name", from("bounce@example.jp", good), bare(), "auth.ptr.missing");
        expect(
                "the second name leads back",
                from("bounce@example.jp", good),
                elsewhere.copy().add("10.2.0.192.in-addr.arpa", RecordType.PTR, "mta.example.jp"));
    }

    private void silence() {
        String good = from("bounce@example.jp", signed("d=example.jp; s=s1; h=" + ALL));
        World mute = world().silent("s1._domainkey.example.jp", RecordType.TXT);
        cases.add(new Case(
                "nobody tells the key",
                good,
                mute,
                List.of(),
                List.of("auth.dkim.fail", "auth.dkim.unaligned", "auth.dkim.weak_key", "list.unsubscribe.not_signed")));
        World policy = world().silent("_dmarc.example.jp", RecordType.TXT);
        cases.add(new Case(
                "nobody tells the policy",
                good,
                policy,
                List.of(),
                List.of("auth.dmarc.fail", "auth.dmarc.missing", "auth.dmarc.policy_none")));
    }

    private static World bare() {
        return AuthWorld.bare();
    }

    private static World world() {
        return AuthWorld.usual();
    }

    private static World spf(String record) {
        return world().untext("example.jp").text("example.jp", record);
    }

    private static World dmarc(String record) {
        return world().untext("_dmarc.example.jp").text("_dmarc.example.jp", record);
    }

    private static String mail() {
        return SampleMail.good();
    }

    private static String from(String sender, String message) {
        return "Return-Path: <" + sender + ">\r\n" + AuthWorld.SENT + message;
    }

    private static String signed(String tags) {
        return signed(tags, AuthWorld.STRONG);
    }

    private static String signed(String tags, KeyPair key) {
        return signature(tags, key) + mail();
    }

    private static String signature(String tags, KeyPair key) {
        return AuthWorld.signature(mail(), tags, key);
    }
}
