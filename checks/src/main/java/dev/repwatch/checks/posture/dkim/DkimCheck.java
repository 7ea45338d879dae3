package dev.repwatch.checks.posture.dkim;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.Judgement;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.TagList;
import dev.repwatch.checks.reputation.Cause;
import java.util.List;
import java.util.Optional;

/** Judges one key that is, or may soon be, used to sign. */
public final class DkimCheck {

    private static final int LEAST_BITS = 1024;
    private static final int WANTED_BITS = 2048;
    /** Nobody calls a selector so: what answers for it answers for every one. */
    private static final String NOBODY = "repwatch-asks-for-no-selector";

    private final String domain;
    private final DkimSelector selector;
    private final List<DkimSelector> beside;
    private final Answers answers;
    private final Judgement judgement;

    private DkimCheck(String domain, DkimSelector selector, List<DkimSelector> beside, Answers answers) {
        this.domain = domain;
        this.selector = selector;
        this.beside = beside;
        this.answers = answers;
        judgement = new Judgement(PostureCheck.DKIM, PostureSubject.key(domain, selector.name()));
    }

    /** @param beside the other selectors of the domain */
    public static PostureFinding judge(
            String domain, DkimSelector selector, List<DkimSelector> beside, Answers answers) {
        return new DkimCheck(domain, selector, beside, answers).judged();
    }

    /** Where the key stands (RFC 6376 section 3.6.2.1). */
    public static String name(String domain, String selector) {
        return selector + "._domainkey." + domain;
    }

    private PostureFinding judged() {
        String name = name(domain, selector.name());
        DnsAnswer answer = answers.of(name, RecordType.TXT);
        judgement.seen(name, RecordType.TXT, answer);
        judgement.fact("selector", selector.name());
        answer.match(
                records -> records(records),
                absent -> absent.alias()
                        .map(alias -> judgement.fact("alias", alias).code("dkim.alias_dangling", words("alias", alias)))
                        .orElseGet(() -> missing(name)),
                failed -> judgement.unknown("dkim.unknown", failed.cause(), words()));
        return judgement.finding();
    }

    /** A standby key may not be published yet: providers with two selectors show only the one in use. */
    private Judgement missing(String name) {
        return judgement.code(
                "dkim.missing", selector.standby() ? PostureVerdict.INFO : PostureVerdict.FAIL, words("name", name));
    }

    private Judgement records(DnsAnswer.Records records) {
        records.alias().ifPresent(alias -> judgement.fact("alias", alias));
        if (records.texts().size() > 1) {
            return judgement.code("dkim.several", words("n", records.texts().size()));
        }
        String octets = records.texts().get(0).octets();
        return DkimKeyParser.parse(octets).match(key -> usable(key, octets), this::revoked, this::broken);
    }

    private Judgement revoked(DkimKey.Revoked key) {
        return judgement.code("dkim.revoked", selector.standby() ? PostureVerdict.INFO : PostureVerdict.FAIL, words());
    }

    private Judgement broken(DkimKey.Broken key) {
        String code = switch (key.fault()) {
            case SYNTAX -> "dkim.syntax";
            case TYPE -> "dkim.key_type";
            case KEY -> "dkim.key_invalid";
        };
        return judgement.code(code, words("type", key.type(), "reason", key.reason()));
    }

    private Judgement usable(DkimKey.Usable key, String octets) {
        judgement.fact("bits", key.bits()).fact("type", key.type());
        boolean rsa = key.type().equals("rsa");
        if (rsa && key.bits() < LEAST_BITS) {
            judgement.code("dkim.too_short", words("bits", key.bits()));
        } else if (rsa && key.bits() < WANTED_BITS) {
            judgement.code("dkim.short", words("bits", key.bits()));
        }
        if (!key.sha256()) {
            judgement.code("dkim.sha1_only", words());
        }
        if (!key.forMail()) {
            judgement.code(
                    "dkim.not_for_mail", words("s", TagList.of(octets).get("s").orElse("")));
        }
        if (key.testing()) {
            judgement.code("dkim.testing", words());
        }
        if (key.bare()) {
            judgement.code("dkim.bare_key", words());
        }
        if (!rsa) {
            alone();
        }
        wildcard();
        return judgement.ok("dkim.ok", words("type", key.type(), "bits", key.bits()));
    }

    /** RFC 8463 section 3: few verify ed25519, so a second signature with RSA is wanted. */
    private void alone() {
        List<DnsAnswer> others = beside.stream()
                .map(other -> answers.of(name(domain, other.name()), RecordType.TXT))
                .toList();
        if (others.stream().noneMatch(DkimCheck::holdsRsa) && silent(others).isEmpty()) {
            judgement.code("dkim.ed25519", words());
        } else if (others.stream().noneMatch(DkimCheck::holdsRsa)) {
            judgement.unknown("dkim.unknown", silent(others).get(), words());
        }
    }

    private static boolean holdsRsa(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records records
                && records.texts().stream()
                        .map(text -> DkimKeyParser.parse(text.octets()))
                        .anyMatch(key ->
                                key instanceof DkimKey.Usable && key.type().equals("rsa"));
    }

    private static Optional<Cause> silent(List<DnsAnswer> answers) {
        return answers.stream()
                .filter(DnsAnswer.Failed.class::isInstance)
                .map(answer -> ((DnsAnswer.Failed) answer).cause())
                .findFirst();
    }

    private void wildcard() {
        DnsAnswer answer = answers.of(name(domain, NOBODY), RecordType.TXT);
        boolean answered = answer instanceof DnsAnswer.Records records
                && records.texts().stream()
                        .anyMatch(text -> !(DkimKeyParser.parse(text.octets()) instanceof DkimKey.Broken));
        if (answered) {
            judgement.code("dkim.any_selector", words());
        }
        silent(List.of(answer)).ifPresent(cause -> judgement.unknown("dkim.unknown", cause, words()));
    }

    private Object[] words(Object... more) {
        Object[] all = new Object[more.length + 2];
        all[0] = "selector";
        all[1] = selector.name();
        System.arraycopy(more, 0, all, 2, more.length);
        return all;
    }
}
