package dev.repwatch.checks.message;

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

    public MessageScorer(Asker dns, DomainLists lists) {
        this.dns = dns;
        this.lists = lists;
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
            return Scoring.of(findings);
        });
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
