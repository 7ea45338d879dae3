package dev.repwatch.checks.message;

import dev.repwatch.checks.message.engine.FilteredMessage;
import dev.repwatch.checks.message.engine.Opinion;
import dev.repwatch.checks.message.engine.SpamFilter;
import dev.repwatch.checks.posture.ask.Asker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges a message: its octets, who sent it by the DNS, and where its links lead by the lists. Fetches nothing. */
public final class MessageScorer {

    private static final List<MessageCheck> CHECKS = List.of(
            new FromChecks(),
            new HeaderChecks(),
            new SubjectChecks(),
            new ListHeaderChecks(),
            new FormatChecks(),
            new JapaneseChecks(),
            new HtmlChecks(),
            new LinkChecks(),
            new ContentChecks(),
            new AttachmentChecks());

    private final Asker dns;
    private final DomainLists lists;
    private final List<SpamFilter> filters;

    /** @param filters spam filters beside, each asked for its opinion; may be none */
    public MessageScorer(Asker dns, DomainLists lists, List<SpamFilter> filters) {
        this.dns = dns;
        this.lists = lists;
        this.filters = List.copyOf(filters);
    }

    /**
     * Judges one message.
     *
     * @param octets as saved or as taken off the wire
     * @param given how it came; what is missing is read from Received when {@code trustReceived}
     * @param now stands in for a Received that is not there
     * @return nothing when it is no message
     */
    public Optional<MessageScore> score(
            byte[] octets, Envelope given, boolean trustReceived, Profile profile, Instant now) {
        return RawMessage.read(octets).map(raw -> {
            MessageView message = MessageView.of(raw, now);
            Findings findings = new Findings(profile);
            look(message, findings);
            Envelope envelope = trustReceived ? completed(given, ReceivedEnvelope.of(raw)) : given;
            AuthFacts facts = dns.settle(answers -> AuthFacts.of(message, envelope, answers))
                    .join();
            new AuthChecks(message, envelope, facts, findings).look(profile);
            links(message, findings);
            List<Opinion> opinions = opinions(message, envelope);
            new FilterChecks(opinions).look(findings);
            return Scoring.of(findings, opinions);
        });
    }

    /** What the octets alone show, without asking anybody: for a template that has not been sent. */
    public static List<MessageFinding> withoutAsking(byte[] octets, Profile profile, Instant now) {
        Findings findings = new Findings(profile);
        RawMessage.read(octets).ifPresent(raw -> look(MessageView.of(raw, now), findings));
        return findings.all();
    }

    /** What the octets alone show. */
    static void look(MessageView message, Findings findings) {
        CHECKS.forEach(check -> check.look(message, findings));
    }

    private static Envelope completed(Envelope given, Envelope read) {
        return new Envelope(
                given.ip().or(read::ip),
                given.helo().isEmpty() ? read.helo() : given.helo(),
                given.mailFrom().or(read::mailFrom));
    }

    private List<Opinion> opinions(MessageView message, Envelope envelope) {
        FilteredMessage asked = new FilteredMessage(
                message.raw().octets().array(),
                envelope.ip(),
                envelope.helo(),
                envelope.mailFrom(),
                message.raw().first("received").isPresent(),
                message.at());
        return filters.stream().map(filter -> filter.ask(asked)).toList();
    }

    private void links(MessageView message, Findings findings) {
        Set<String> hosts = Links.hosts(message);
        if (hosts.isEmpty()) {
            return;
        }
        DomainLists.Said said = lists.ask(hosts);
        said.listed()
                .forEach(listed -> findings.report("link.listed", "link", listed.host() + " is on " + listed.list()));
        said.unknown().stream().findFirst().ifPresent(cause -> findings.unknown("link.listed", cause));
    }
}
