package dev.repwatch.checks.dns.loopback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** What a correct server answers from its zones. */
final class AuthoritativeAnswers {

    private static final int MAX_ALIASES = 16;

    private final Map<Name, LoopbackZone> zones = new ConcurrentHashMap<>();

    LoopbackZone zone(Name apex) {
        return zones.computeIfAbsent(apex, LoopbackZone::new);
    }

    /** The zone that holds the name: the longest apex above it. */
    Optional<LoopbackZone> holding(Name name) {
        for (int skipped = 0; skipped < name.labels(); skipped++) {
            LoopbackZone zone = zones.get(skipped == 0 ? name : new Name(name, skipped));
            if (zone != null) {
                return Optional.of(zone);
            }
        }
        return Optional.empty();
    }

    Message answer(Message query) {
        Record question = query.getQuestion();
        List<Record> answer = new ArrayList<>();
        Name name = question.getName();
        Optional<LoopbackZone> zone = holding(name);
        while (zone.isPresent()) {
            Optional<CNAMERecord> alias = alias(zone.get(), name, question.getType());
            if (alias.isEmpty() || answer.size() > MAX_ALIASES) {
                break;
            }
            answer.add(alias.get());
            name = alias.get().getTarget();
            zone = holding(name);
        }
        if (zone.isEmpty()) {
            return answer.isEmpty() ? Replies.to(query, Rcode.REFUSED) : Replies.answer(query, answer);
        }
        return atEnd(query, zone.get(), name, answer);
    }

    private static Optional<CNAMERecord> alias(LoopbackZone zone, Name name, int type) {
        return type == Type.CNAME
                ? Optional.empty()
                : zone.at(name).stream()
                        .filter(CNAMERecord.class::isInstance)
                        .map(CNAMERecord.class::cast)
                        .findFirst();
    }

    private static Message atEnd(Message query, LoopbackZone zone, Name name, List<Record> answer) {
        int type = query.getQuestion().getType();
        zone.at(name).stream().filter(record -> record.getType() == type).forEach(answer::add);
        if (name.equals(zone.apex()) && type == Type.SOA) {
            answer.add(zone.soa());
        }
        if (name.equals(zone.apex()) && type == Type.NS && answer.isEmpty()) {
            answer.add(new NSRecord(
                    name, DClass.IN, zone.soa().getTTL(), zone.soa().getHost()));
        }
        Message reply = Replies.answer(query, answer);
        boolean found = answer.stream().anyMatch(record -> record.getType() == type);
        if (!found) {
            reply.addRecord(zone.soa(), org.xbill.DNS.Section.AUTHORITY);
            reply.getHeader().setRcode(zone.answers(name) ? Rcode.NOERROR : Rcode.NXDOMAIN);
        }
        return reply;
    }
}
