package dev.repwatch.checks.posture.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.PostureCode;
import dev.repwatch.checks.posture.PostureCodes;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.World;
import dev.repwatch.checks.posture.address.HeloCheck;
import dev.repwatch.checks.posture.address.NetworkCheck;
import dev.repwatch.checks.posture.address.PointerCheck;
import dev.repwatch.checks.posture.bimi.BimiCheck;
import dev.repwatch.checks.posture.bimi.Logo;
import dev.repwatch.checks.posture.bimi.MarkCertificate;
import dev.repwatch.checks.posture.dkim.DkimCheck;
import dev.repwatch.checks.posture.dkim.DkimSelector;
import dev.repwatch.checks.posture.dmarc.DmarcCheck;
import dev.repwatch.checks.posture.dmarc.DmarcSenders;
import dev.repwatch.checks.posture.mail.DaneCheck;
import dev.repwatch.checks.posture.mail.Fetched;
import dev.repwatch.checks.posture.mail.MxCheck;
import dev.repwatch.checks.posture.mail.Presented;
import dev.repwatch.checks.posture.mail.StsCheck;
import dev.repwatch.checks.posture.mail.TlsReportCheck;
import dev.repwatch.checks.posture.registration.Registered;
import dev.repwatch.checks.posture.registration.Registration;
import dev.repwatch.checks.posture.registration.RegistrationCheck;
import dev.repwatch.checks.posture.spf.SpfAddressCheck;
import dev.repwatch.checks.posture.spf.SpfFamilies;
import dev.repwatch.checks.posture.spf.SpfRecordCheck;
import dev.repwatch.checks.posture.zone.NameServerCheck;
import dev.repwatch.checks.reputation.Cause;
import java.net.InetAddress;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each kind of finding, made by a zone that has it; and those that one look cannot make, with the reason. */
class EveryFindingTest {

    private static final String DOMAIN = "d.test";
    private static final String IP = "192.0.2.10";
    private static final InetAddress ADDRESS = AddressRange.address(IP).orElseThrow();
    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final HeldCertificate MX = new HeldCertificate.Builder().build();
    private static final String ED25519 = "k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final String STS = "version: STSv1\nmode: enforce\nmx: mx.d.test\nmax_age: 604800\n";

    /** Made elsewhere, or by nobody. */
    private static final Map<String, String> NOT_BY_ONE_LOOK = Map.of(
            "dkim.changed", "a change between two looks: ChangeRulesTest",
            "mta_sts.changed_same_id", "a change between two looks: ChangeRulesTest");

    private final Map<String, PostureFinding> made = new LinkedHashMap<>();

    @Test
    void everyCodeIsMadeOrSaysWhyNot() {
        makeAll();
        TreeSet<String> all =
                PostureCodes.all().stream().map(PostureCode::id).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> covered = new TreeSet<>(made.keySet());
        covered.addAll(NOT_BY_ONE_LOOK.keySet());
        assertThat(covered).containsExactlyElementsOf(all);
    }

    @TestFactory
    Stream<DynamicTest> eachIsMadeByItsZone() {
        makeAll();
        return made.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    PostureFinding found = each.getValue();
                    assertThat(found.has(each.getKey())).as("%s", found).isTrue();
                    found.codes().forEach(code -> {
                        assertThat(filled(code, PostureCodes.of(code.id()).english()))
                                .isTrue();
                        assertThat(filled(code, PostureCodes.of(code.id()).japanese()))
                                .isTrue();
                    });
                }));
    }

    /** Every place in the words has a value. */
    private static boolean filled(PostureFinding.Code code, String words) {
        return PLACE.matcher(words)
                .results()
                .allMatch(place -> code.parameters().containsKey(place.group(1)));
    }

    private void makeAll() {
        pointers();
        names();
        spf();
        spfOfAddresses();
        dkim();
        dmarc();
        exchangers();
        policies();
        dane();
        bimi();
        servers();
        networks();
        registrations();
    }

    private void pointers() {
        String reverse = "10.2.0.192.in-addr.arpa";
        World good = new World().add("mx.d.test", RecordType.A, IP).add("www.d.test", RecordType.A, IP);
        pointer("ptr.ok", good.copy().add(reverse, RecordType.PTR, "mx.d.test"));
        pointer("ptr.missing", new World());
        pointer("ptr.unconfirmed", good.copy().add(reverse, RecordType.PTR, "gone.d.test"));
        pointer("ptr.not_fqdn", good.copy().add(reverse, RecordType.PTR, "localhost"));
        pointer("ptr.generic", good.copy().add(reverse, RecordType.PTR, "192-0-2-10.isp.test"));
        pointer("ptr.several", good.copy().add(reverse, RecordType.PTR, "mx.d.test", "www.d.test"));
        pointer("ptr.partly_unconfirmed", good.copy().add(reverse, RecordType.PTR, "mx.d.test", "gone.d.test"));
        pointer(
                "ptr.delegated",
                good.copy().alias(reverse, "10.sub.test").add("10.sub.test", RecordType.PTR, "mx.d.test"));
        pointer("ptr.unknown", new World().silent(reverse, RecordType.PTR));
    }

    private void pointer(String code, World world) {
        made.put(code, PointerCheck.judge(ADDRESS, IP, world));
    }

    private void names() {
        World good = new World().add("mx.d.test", RecordType.A, IP);
        helo("helo.ok", "mx.d.test", good);
        helo("helo.not_fqdn", "[192.0.2.10]", good);
        helo("helo.no_address", "gone.d.test", good);
        helo("helo.other_address", "mx.d.test", new World().add("mx.d.test", RecordType.A, "192.0.2.11"));
        helo(
                "helo.differs_from_ptr",
                "mx.d.test",
                good.copy().add("10.2.0.192.in-addr.arpa", RecordType.PTR, "www.d.test"));
        helo("helo.spf_not_pass", "mx.d.test", good.copy().text("mx.d.test", "v=spf1 -all"));
        helo("helo.unknown", "mx.d.test", new World().silent("mx.d.test", RecordType.A));
    }

    private void helo(String code, String name, World world) {
        made.put(code, HeloCheck.judge(ADDRESS, IP, name, world));
    }

    private void spf() {
        spf("spf.ok", "v=spf1 ip4:192.0.2.10 -all");
        spf("spf.none", " v=spf1 -all");
        record("spf.several", new World().text(DOMAIN, "v=spf1 -all", "v=spf1 ~all"));
        spf("spf.syntax", "v=spf1 mx ~all;");
        spf("spf.lookups_over", "v=spf1 " + "exists:%{i}.x.test ".repeat(11) + "-all");
        spf("spf.lookups_near", "v=spf1 " + "exists:%{i}.x.test ".repeat(9) + "-all");
        spf("spf.voids_over", "v=spf1 a:g1.test a:g2.test a:g3.test -all");
        World eleven = new World().text(DOMAIN, "v=spf1 mx -all");
        for (int host = 0; host < 11; host++) {
            eleven.add(DOMAIN, RecordType.MX, "10 m" + host + ".test");
        }
        record("spf.mx_over", eleven);
        spf("spf.include_missing", "v=spf1 include:gone.test -all");
        spf("spf.loop", "v=spf1 include:d.test -all");
        spf("spf.plus_all", "v=spf1 +all");
        spf("spf.neutral", "v=spf1 ip4:192.0.2.10");
        spf("spf.too_wide", "v=spf1 ip4:10.0.0.0/8 -all");
        spf("spf.ptr_used", "v=spf1 ptr -all");
        spf("spf.after_all", "v=spf1 -all ip4:192.0.2.10");
        record(
                "spf.long",
                new World()
                        .text(DOMAIN, "v=spf1 -all")
                        .text(DOMAIN, "x".repeat(1000))
                        .text(DOMAIN, "y".repeat(300)));
        record("spf.type99", new World().text(DOMAIN, "v=spf1 -all").add(DOMAIN, RecordType.SPF, "v=spf1 -all"));
        spf("spf.not_followed", "v=spf1 exists:%{l}.x.test -all");
        record("spf.unknown", new World().silent(DOMAIN, RecordType.TXT));
    }

    private void spf(String code, String record) {
        record(code, new World().text(DOMAIN, record));
    }

    private void record(String code, World world) {
        made.put(code, SpfRecordCheck.judge(DOMAIN, SpfFamilies.V4, Optional.empty(), world));
    }

    private void spfOfAddresses() {
        address("spf_ip.pass", "v=spf1 ip4:192.0.2.10 -all");
        address("spf_ip.fail", "v=spf1 -all");
        address("spf_ip.softfail", "v=spf1 ~all");
        address("spf_ip.neutral", "v=spf1 ?all");
        address("spf_ip.permerror", "v=spf1 include:gone.test -all");
        sender("spf_ip.none", new World().exists(DOMAIN));
        sender("spf_ip.temperror", new World().silent(DOMAIN, RecordType.TXT));
    }

    private void address(String code, String record) {
        sender(code, new World().text(DOMAIN, record));
    }

    private void sender(String code, World world) {
        made.put(code, SpfAddressCheck.judge(DOMAIN, ADDRESS, IP, "mx.d.test", false, world));
    }

    private void dkim() {
        dkim("dkim.ok", "v=DKIM1; " + rsa(2048));
        key("dkim.missing", new World().exists(DOMAIN));
        key("dkim.alias_dangling", new World().alias("s._domainkey.d.test", "s.esp.test"));
        key("dkim.several", new World().text("s._domainkey.d.test", "v=DKIM1; p=", "v=DKIM1; p=a"));
        dkim("dkim.syntax", "s.esp.test");
        dkim("dkim.key_invalid", "v=DKIM1; p=MIIB");
        dkim("dkim.key_type", "v=DKIM1; k=dsa; p=MIIB");
        dkim("dkim.revoked", "v=DKIM1; p=");
        dkim("dkim.too_short", "v=DKIM1; " + rsa(768));
        dkim("dkim.short", "v=DKIM1; " + rsa(1024));
        dkim("dkim.sha1_only", "v=DKIM1; h=sha1; " + ED25519);
        dkim("dkim.not_for_mail", "v=DKIM1; s=tlsrpt; " + ED25519);
        dkim("dkim.testing", "v=DKIM1; t=y; " + ED25519);
        dkim("dkim.ed25519", "v=DKIM1; " + ED25519);
        World wild = new World().text("s._domainkey.d.test", "v=DKIM1; " + ED25519);
        key("dkim.any_selector", wild.text("repwatch-asks-for-no-selector._domainkey.d.test", "v=DKIM1; " + ED25519));
        dkim("dkim.bare_key", "v=DKIM1; " + bare(rsa(1024)));
        key("dkim.unknown", new World().silent("s._domainkey.d.test", RecordType.TXT));
    }

    private static String rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return "p="
                    + Base64.getEncoder()
                            .encodeToString(
                                    generator.generateKeyPair().getPublic().getEncoded());
        } catch (NoSuchAlgorithmException impossible) {
            throw new LinkageError("every JDK has RSA", impossible);
        }
    }

    /** Without the 22 octets that say that it is RSA (RFC 8017 appendix A.1.1). */
    private static String bare(String key) {
        byte[] whole = Base64.getDecoder().decode(key.substring(2));
        byte[] inside = java.util.Arrays.copyOfRange(whole, 22, whole.length);
        return "p=" + Base64.getEncoder().encodeToString(inside);
    }

    private void dkim(String code, String record) {
        key(code, new World().text("s._domainkey.d.test", record));
    }

    private void key(String code, World world) {
        made.put(code, DkimCheck.judge(DOMAIN, DkimSelector.active("s"), List.of(), world));
    }

    private void dmarc() {
        String rua = "rua=mailto:r@d.test";
        policy("dmarc.ok", "v=DMARC1; p=reject; " + rua);
        World above = new World()
                .text("_dmarc.d.test", "v=DMARC1; p=reject; " + rua)
                .add(DOMAIN, RecordType.MX, "10 m.d.test");
        made.put("dmarc.inherited", DmarcCheck.judge("news.d.test", DmarcSenders.UNKNOWN, above));
        made.put(
                "dmarc.sp_ignored",
                DmarcCheck.judge(
                        "news.d.test",
                        DmarcSenders.UNKNOWN,
                        above.copy().text("_dmarc.news.d.test", "v=DMARC1; p=reject; sp=none; " + rua)));
        policy("dmarc.none", "v=spf1 -all");
        dmarc("dmarc.several", new World().text("_dmarc.d.test", "v=DMARC1; p=none", "v=DMARC1; p=reject"));
        policy("dmarc.policy_invalid", "v=DMARC1; p=rejct");
        policy("dmarc.policy_none", "v=DMARC1; p=none; " + rua);
        policy("dmarc.sp_weaker", "v=DMARC1; p=reject; sp=none; " + rua);
        policy("dmarc.testing", "v=DMARC1; p=reject; t=y; " + rua);
        policy("dmarc.removed_tag", "v=DMARC1; p=reject; pct=50; " + rua);
        policy("dmarc.no_rua", "v=DMARC1; p=reject");
        policy("dmarc.rua_unauthorised", "v=DMARC1; p=reject; rua=mailto:r@out.test");
        policy("dmarc.rua_invalid", "v=DMARC1; p=reject; rua=https://d.test/");
        policy("dmarc.rua_no_mx", "v=DMARC1; p=reject; rua=mailto:r@gone.d.test");
        World psl = new World()
                .text("_dmarc.mail.example.com", "v=DMARC1; p=reject; psd=n; rua=mailto:r@mail.example.com")
                .add("mail.example.com", RecordType.MX, "10 mx.example.com");
        made.put("dmarc.psl_differs", DmarcCheck.judge("mail.example.com", DmarcSenders.UNKNOWN, psl));
        made.put(
                "dmarc.unaligned",
                DmarcCheck.judge(DOMAIN, new DmarcSenders(List.of("esp.test"), List.of("esp.test")), above));
        dmarc("dmarc.unknown", new World().silent("_dmarc.d.test", RecordType.TXT));
    }

    private void policy(String code, String record) {
        dmarc(code, new World().text("_dmarc.d.test", record).add(DOMAIN, RecordType.MX, "10 m.d.test"));
    }

    private void dmarc(String code, World world) {
        made.put(code, DmarcCheck.judge(DOMAIN, DmarcSenders.UNKNOWN, world));
    }

    private void exchangers() {
        World good = new World().add("mx.d.test", RecordType.A, "192.0.2.20");
        mx("mx.ok", good.copy().add(DOMAIN, RecordType.MX, "10 mx.d.test"));
        mx("mx.implicit", new World().add(DOMAIN, RecordType.A, "192.0.2.20"));
        mx("mx.none", new World().exists(DOMAIN));
        mx("mx.null", new World().add(DOMAIN, RecordType.MX, "0 ."));
        mx("mx.null_and_more", good.copy().add(DOMAIN, RecordType.MX, "0 .", "10 mx.d.test"));
        mx("mx.alias", good.copy().alias("a.test", "mx.d.test").add(DOMAIN, RecordType.MX, "10 a.test"));
        mx("mx.no_address", new World().add(DOMAIN, RecordType.MX, "10 gone.test"));
        mx("mx.is_address", new World().add(DOMAIN, RecordType.MX, "10 192.0.2.20"));
        mx("mx.unknown", new World().silent(DOMAIN, RecordType.MX));
    }

    private void mx(String code, World world) {
        made.put(code, MxCheck.judge(DOMAIN, true, world));
    }

    private void policies() {
        World world = new World().text("_mta-sts.d.test", "v=STSv1; id=1").add(DOMAIN, RecordType.MX, "10 mx.d.test");
        sts("mta_sts.ok", page(200, "text/plain", STS), world);
        sts("mta_sts.none", page(404, "", ""), new World().exists(DOMAIN));
        sts("mta_sts.record_several", page(404, "", ""), world.copy().text("_mta-sts.d.test", "v=STSv1; id=2"));
        sts("mta_sts.record_syntax", page(404, "", ""), new World().text("_mta-sts.d.test", "v=STSv1;"));
        sts("mta_sts.policy_unreachable", page(404, "text/plain", ""), world);
        sts("mta_sts.redirect", page(301, "text/plain", ""), world);
        sts("mta_sts.policy_syntax", page(200, "text/plain", "<html>"), world);
        sts("mta_sts.mx_mismatch", page(200, "text/plain", STS.replace("mx.d.test", "other.test")), world);
        sts("mta_sts.testing", page(200, "text/plain", STS.replace("enforce", "testing")), world);
        sts("mta_sts.mode_none", page(200, "text/plain", STS.replace("enforce", "none")), world);
        sts("mta_sts.max_age_short", page(200, "text/plain", STS.replace("604800", "60")), world);
        sts("mta_sts.content_type", page(200, "text/html", STS), world);
        sts("mta_sts.certificate", new Fetched.Untrusted("expired"), world);
        sts("mta_sts.unknown", new Fetched.Unclear(Cause.TIMED_OUT), world);
        tls("tls_rpt.ok", new World().text("_smtp._tls.d.test", "v=TLSRPTv1; rua=mailto:t@d.test"));
        tls("tls_rpt.none", new World().exists(DOMAIN));
        tls("tls_rpt.several", new World().text("_smtp._tls.d.test", "v=TLSRPTv1; rua=mailto:t@d.test", "v=TLSRPTv1;"));
        tls("tls_rpt.syntax", new World().text("_smtp._tls.d.test", "v=TLSRPTv1;"));
        tls("tls_rpt.unknown", new World().silent("_smtp._tls.d.test", RecordType.TXT));
    }

    private static Fetched page(int status, String type, String body) {
        return new Fetched.Page(status, type, body, false);
    }

    private void sts(String code, Fetched fetched, World world) {
        made.put(code, StsCheck.judge(DOMAIN, fetched, world));
    }

    private void tls(String code, World world) {
        made.put(code, TlsReportCheck.judge(DOMAIN, world));
    }

    private void dane() {
        World world =
                new World().add(DOMAIN, RecordType.MX, "10 mx.d.test").add("mx.d.test", RecordType.A, "192.0.2.20");
        World tlsa = world.copy().add("_25._tcp.mx.d.test", RecordType.TLSA, "3 1 1 " + "ab".repeat(32));
        dane("dane.ok", signed(tlsa));
        dane("dane.none", world);
        dane("dane.not_validated", tlsa);
        dane(
                "dane.not_signed",
                question -> question.type() == RecordType.TLSA
                        ? tlsa.to(question)
                        : signed(tlsa).to(question));
        dane("dane.unusable", signed(world.copy().add("_25._tcp.mx.d.test", RecordType.TLSA, "1 1 1 ab")));
        World proven = tlsa.copy().signed("d.test");
        made.put("dane.not_compared", shown(proven, new Presented.Unclear(Cause.TIMED_OUT, "no answer")));
        made.put("dane.no_match", shown(proven, new Presented.Chain(List.of(MX.certificate()))));
        dane("dane.unknown", world.copy().silent("_25._tcp.mx.d.test", RecordType.TLSA));
    }

    private static PostureFinding shown(World world, Presented certificate) {
        return DaneCheck.judge(DOMAIN, Map.of("mx.d.test", certificate), NOW, world);
    }

    /** As a resolver that validates says it. */
    private static Answers signed(World world) {
        return question -> world.to(question)
                .match(
                        it -> new DnsAnswer.Records(
                                it.values(),
                                it.ttl(),
                                it.resolver(),
                                it.truncated(),
                                it.alias(),
                                it.authoritative(),
                                it.asIfStale(),
                                true,
                                it.texts()),
                        absent -> absent,
                        failed -> failed);
    }

    private void dane(String code, Answers answers) {
        made.put(code, DaneCheck.judge(DOMAIN, answers));
    }

    private void bimi() {
        World dmarc = new World().text("_dmarc.d.test", "v=DMARC1; p=reject");
        String place = "l=https://d.test/l.svg; ";
        World good = dmarc.copy().text("default._bimi.d.test", "v=BIMI1; " + place + "a=https://d.test/l.pem");
        bimi("bimi.ok", good);
        bimi("bimi.none", dmarc);
        bimi("bimi.declined", dmarc.copy().text("default._bimi.d.test", "v=BIMI1; l=; a=;"));
        bimi("bimi.dmarc_not_enforced", new World().text("default._bimi.d.test", "v=BIMI1; " + place));
        bimi("bimi.not_https", dmarc.copy().text("default._bimi.d.test", "v=BIMI1; l=http://d.test/"));
        bimi("bimi.no_certificate", dmarc.copy().text("default._bimi.d.test", "v=BIMI1; " + place));
        bimi("bimi.several", dmarc.copy().text("default._bimi.d.test", "v=BIMI1; l=; a=;", "v=BIMI1; " + place));
        bimi("bimi.unknown", new World().silent("default._bimi.d.test", RecordType.TXT));
        made.put("bimi.logo_invalid", BimiCheck.judge(DOMAIN, "default", Optional.of(Logo.read("<html/>")), good));
        made.put(
                "bimi.certificate",
                BimiCheck.judge(
                        DOMAIN,
                        "default",
                        Optional.empty(),
                        Optional.of(MarkCertificate.read("", DOMAIN, DOMAIN, NOW)),
                        good));
    }

    private void bimi(String code, World world) {
        made.put(code, BimiCheck.judge(DOMAIN, "default", Optional.empty(), world));
    }

    private void networks() {
        made.put("network.cloud", NetworkCheck.judge(IP, Optional.of("aws")).orElseThrow());
    }

    private void servers() {
        World two = new World().add(DOMAIN, RecordType.NS, "ns1.d.test", "ns2.d.test");
        made.put("ns.ok", NameServerCheck.judge(DOMAIN, Map.of("ns1.d.test", word(1), "ns2.d.test", word(1)), two));
        made.put(
                "ns.disagree",
                NameServerCheck.judge(DOMAIN, Map.of("ns1.d.test", word(1), "ns2.d.test", word(2)), two));
        DnsAnswer silent = new DnsAnswer.Failed(Cause.TIMED_OUT, "", "");
        made.put(
                "ns.lame",
                NameServerCheck.judge(
                        DOMAIN,
                        Map.of("ns1.d.test", new NameServerCheck.Word(silent, Map.of()), "ns2.d.test", word(1)),
                        two));
        made.put(
                "ns.single",
                NameServerCheck.judge(DOMAIN, Map.of(), new World().add(DOMAIN, RecordType.NS, "ns1.d.test")));
        made.put("ns.unknown", NameServerCheck.judge(DOMAIN, Map.of(), new World().silent(DOMAIN, RecordType.NS)));
    }

    private static NameServerCheck.Word word(int serial) {
        return new NameServerCheck.Word(
                new DnsAnswer.Records(
                        List.of("ns1.d.test h.d.test " + serial + " 1 1 1 1"),
                        Duration.ofMinutes(5),
                        "ns",
                        false,
                        Optional.empty(),
                        true),
                Map.of());
    }

    private void registrations() {
        registered("registration.ok", NOW.minus(Duration.ofDays(900)), NOW.plus(Duration.ofDays(200)), "active");
        registered("registration.expires", NOW.minus(Duration.ofDays(900)), NOW.plus(Duration.ofDays(20)), "active");
        registered("registration.hold", NOW.minus(Duration.ofDays(900)), NOW.plus(Duration.ofDays(200)), "client hold");
        registered("registration.young", NOW.minus(Duration.ofDays(3)), NOW.plus(Duration.ofDays(200)), "active");
        made.put(
                "registration.unknown",
                RegistrationCheck.judge(DOMAIN, new Registered.Unclear(Cause.TIMED_OUT, "no answer"), NOW)
                        .orElseThrow());
    }

    private void registered(String code, Instant created, Instant ends, String status) {
        made.put(
                code,
                RegistrationCheck.judge(
                                DOMAIN,
                                new Registered.Known(new Registration(
                                        DOMAIN, Optional.of(created), Optional.of(ends), List.of(status))),
                                NOW)
                        .orElseThrow());
    }
}
