package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.reply.ForeignText;
import dev.repwatch.checks.dnsbl.file.FileAnswer;
import dev.repwatch.checks.dnsbl.file.FileQuestion;
import dev.repwatch.checks.dnsbl.file.FileVersion;
import dev.repwatch.checks.dnsbl.file.ListContent;
import dev.repwatch.checks.dnsbl.file.ListFile;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Origin;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One version of a list's file, asked at one moment. */
final class FileLook {

    private static final int MAX_REASON = 500;
    private static final int MAX_RAW = 64;
    private static final ListContent NOTHING = new ListContent() {
        @Override
        public FileAnswer ask(FileQuestion question) {
            return FileAnswer.NOT_LISTED;
        }

        @Override
        public long entries() {
            return 0;
        }
    };
    private static final Finding NOT_LISTED = new Finding.NotListed();
    private static final List<String> NOT_THERE = List.of("not in the file");

    private final ActiveList list;
    private final Decoder decoder;
    private final RegistrableDomains registrable;
    private final ListContent content;
    private final Optional<Finding.Unknown> stale;
    private final String path;
    private final Duration holds;
    private final Instant now;

    FileLook(ActiveList list, Optional<FileVersion> file, RegistrableDomains registrable, Instant now) {
        ListFile terms = list.list().file().orElseThrow();
        this.list = list;
        this.decoder = new Decoder(list);
        this.registrable = registrable;
        Optional<FileVersion> fresh = file.filter(it -> it.ageAt(now).compareTo(terms.maxAge()) <= 0);
        this.content = fresh.map(FileVersion::content).orElse(NOTHING);
        this.stale =
                fresh.isPresent() ? Optional.empty() : Optional.of(new Finding.Unknown(Cause.FILE_STALE, why(file)));
        this.path = file.map(FileVersion::path).orElse("");
        this.holds = terms.maxAge();
        this.now = now;
    }

    private static String why(Optional<FileVersion> file) {
        return file.map(old -> "its file is too old: it is of " + old.of())
                .orElse("there is no file of it that is believed");
    }

    SourceHealth health() {
        return new SourceHealth(
                list.id(),
                stale.map(Finding.Unknown::cause),
                stale.map(Finding.Unknown::detail).orElse(path),
                now);
    }

    boolean takes(Target target) {
        return list.takes(target.kind());
    }

    /** Judges the target by the names that the list knows it by. */
    Observation at(Target target) {
        if (stale.isPresent()) {
            return new Observation(
                    target, list.id(), stale.get(), List.of(), Duration.ZERO, path, now, false, Origin.SKIPPED);
        }
        FileAnswer answer = said(target);
        if (!(answer instanceof FileAnswer.Listed listed)) {
            return observed(target, NOT_LISTED, NOT_THERE);
        }
        return observed(
                target,
                finding(target.kind(), listed),
                listed.codes().stream().limit(MAX_RAW).toList());
    }

    private FileAnswer said(Target target) {
        if (target instanceof IpTarget ip
                && ip.address() instanceof Inet4Address four
                && !content.mayHold(bits(four))) {
            return FileAnswer.NOT_LISTED;
        }
        AskedName asks = list.list().details().asks();
        if (target instanceof DomainTarget domain && asks != AskedName.HOST) {
            FileAnswer first = asks == AskedName.BOTH ? asked(domain.text()) : FileAnswer.NOT_LISTED;
            return first instanceof FileAnswer.Listed ? first : asked(registrable.of(domain));
        }
        return asked(target.text());
    }

    private FileAnswer asked(String text) {
        return content.ask(FileQuestion.of(text));
    }

    private static int bits(Inet4Address address) {
        return ByteBuffer.wrap(address.getAddress()).getInt();
    }

    /** As the same answer by DNS: an answer that the catalogue does not know is no listing here either. */
    private Finding finding(TargetKind kind, FileAnswer.Listed listed) {
        DnsAnswer.Records records = new DnsAnswer.Records(listed.codes(), holds, path, false);
        Finding meant = decoder.decode(records, kind, AbsenceProof.unproven(), now);
        return meant instanceof Finding.Listed known
                ? new Finding.Listed(new Listing(known.listing().codes(), reason(listed)))
                : meant;
    }

    private static Optional<String> reason(FileAnswer.Listed listed) {
        String text = ForeignText.clean(String.join(" | ", listed.reasons()));
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        text.codePointCount(0, text.length()) <= MAX_REASON
                                ? text
                                : text.substring(0, text.offsetByCodePoints(0, MAX_REASON - 1)) + "…");
    }

    private Observation observed(Target target, Finding finding, List<String> raw) {
        return new Observation(target, list.id(), finding, raw, holds, path, now, false, Origin.ASKED);
    }
}
