package dev.repwatch.checks.dns.reply;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.TxtRecord;
import dev.repwatch.checks.reputation.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Reads the sections of a reply that is known to belong to the question and whose code is NOERROR or NXDOMAIN. */
final class AnswerSection {

    static final int MAX_RECORDS = 64;
    private static final int MAX_ALIASES = 8;

    private final Question question;
    private final Message reply;
    private final String resolver;
    private final List<Record> answer;

    AnswerSection(Question question, Message reply, String resolver) {
        this.question = question;
        this.reply = reply;
        this.resolver = resolver;
        this.answer = reply.getSection(Section.ANSWER).stream()
                .filter(record -> record.getType() != Type.RRSIG)
                .toList();
    }

    DnsAnswer read() {
        if (answer.stream().anyMatch(record -> record.getDClass() != DClass.IN)) {
            return bad("the answer is of another class");
        }
        if (!question.trees() && answer.stream().anyMatch(record -> record.getType() == Type.DNAME)) {
            return bad("the answer redirects a whole tree (DNAME)");
        }
        Optional<Name> end = endOfAliases();
        if (end.isEmpty()) {
            return bad("the aliases (CNAME) loop, branch or are more than " + MAX_ALIASES);
        }
        return answerAt(end.orElseThrow());
    }

    private DnsAnswer answerAt(Name owner) {
        List<Record> values = answer.stream().filter(this::isValue).toList();
        if (values.stream().anyMatch(record -> !record.getName().equals(owner))) {
            return bad("the answer is about another name");
        }
        if (values.stream().anyMatch(record -> record.getType() != question.type())) {
            return bad("the answer is of another type than was asked for");
        }
        if (reply.getRcode() == Rcode.NXDOMAIN && !values.isEmpty()) {
            return bad("the reply contradicts itself: no such name, and an answer");
        }
        return values.isEmpty() ? absent(owner) : records(owner, values);
    }

    private boolean isValue(Record record) {
        // whoever sends a DNAME sends the CNAME that follows from it as well (RFC 6672 section 3.1)
        return record.getType() != Type.DNAME && (record.getType() != Type.CNAME || question.type() == Type.CNAME);
    }

    private Optional<Name> endOfAliases() {
        Name current = question.name();
        if (question.type() == Type.CNAME) {
            return Optional.of(current);
        }
        List<CNAMERecord> aliases = answer.stream()
                .filter(CNAMERecord.class::isInstance)
                .map(CNAMERecord.class::cast)
                .distinct()
                .toList();
        if (aliases.size() > MAX_ALIASES) {
            return Optional.empty();
        }
        for (int followed = 0; followed < aliases.size(); followed++) {
            Name here = current;
            List<CNAMERecord> next = aliases.stream()
                    .filter(alias -> alias.getName().equals(here))
                    .toList();
            if (next.size() != 1) {
                return Optional.empty();
            }
            current = next.get(0).getTarget();
        }
        Name end = current;
        boolean loops = aliases.stream().anyMatch(alias -> alias.getName().equals(end));
        return loops ? Optional.empty() : Optional.of(end);
    }

    private DnsAnswer records(Name owner, List<Record> values) {
        long ttl = values.stream().mapToLong(Record::getTTL).min().orElse(0);
        List<String> texts =
                values.stream().limit(MAX_RECORDS).map(RecordText::of).toList();
        List<TxtRecord> octets = values.stream()
                .limit(MAX_RECORDS)
                .filter(TXTRecord.class::isInstance)
                .map(record -> ForeignText.raw((TXTRecord) record))
                .toList();
        return new DnsAnswer.Records(
                texts,
                lifetime(ttl),
                resolver,
                values.size() > MAX_RECORDS,
                alias(owner),
                authoritative(),
                !authoritative() && Lifetime.asIfStale(ttl),
                reply.getHeader().getFlag(Flags.AD),
                octets);
    }

    private Optional<String> alias(Name end) {
        return end.equals(question.name()) ? Optional.empty() : Optional.of(text(end));
    }

    private DnsAnswer absent(Name owner) {
        boolean nxdomain = reply.getRcode() == Rcode.NXDOMAIN;
        List<Record> authority = reply.getSection(Section.AUTHORITY);
        Optional<SOARecord> soa = authority.stream()
                .filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast)
                .findFirst();
        if (soa.isPresent() && !owner.subdomain(soa.get().getName())) {
            return bad("a zone that does not hold the name says that it does not exist");
        }
        if (soa.isEmpty() && !nxdomain) {
            return emptyWithoutZone(authority);
        }
        long ttl = soa.map(it -> Math.min(it.getTTL(), it.getMinimum())).orElse(0L);
        return new DnsAnswer.Absent(
                nxdomain, soa.map(it -> text(it.getName())), lifetime(ttl), resolver, authoritative(), alias(owner));
    }

    private boolean authoritative() {
        return reply.getHeader().getFlag(Flags.AA);
    }

    private DnsAnswer emptyWithoutZone(List<Record> authority) {
        if (authority.stream().anyMatch(record -> record.getType() == Type.NS)) {
            return new DnsAnswer.Failed(
                    Cause.SERVER_FAILED, "only a referral to other name servers came back (lame)", resolver);
        }
        return bad("an empty answer came back and no zone (SOA) vouches for it");
    }

    private static Duration lifetime(long ttl) {
        return Duration.ofSeconds(Lifetime.clamped(ttl));
    }

    static String text(Name name) {
        return name.toString(true).toLowerCase(Locale.ROOT);
    }

    private DnsAnswer bad(String detail) {
        return new DnsAnswer.Failed(Cause.BAD_ANSWER, detail, resolver);
    }
}
