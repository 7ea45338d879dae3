package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.AttemptDraft;
import dev.repwatch.checks.maillog.Egress;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Relay;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.refusal.Judge;
import dev.repwatch.checks.maillog.refusal.Judged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Attempts as a log would tell them. */
final class Attempts {

    static final Instant DAY = Instant.parse("2026-11-29T10:00:00Z");

    private static final Judge JUDGE = new Judge(List.of(), Map.of());

    private Attempts() {}

    static Judged refused(String recipient, String host, String reply, Instant time) {
        return judged(Outcome.REFUSED, recipient, host, reply, time, Stage.RCPT);
    }

    static Judged accepted(String recipient, String host, Instant time) {
        return judged(Outcome.ACCEPTED, recipient, host, "250 2.0.0 ok", time, Stage.EOD);
    }

    static synchronized Judged judged(
            Outcome outcome, String recipient, String host, String reply, Instant time, Stage stage) {
        return JUDGE.judge(new AttemptDraft(time, outcome)
                .egress(new Egress("out1", Optional.of("198.51.100.7")))
                .queueId("4A")
                .recipient(recipient)
                .relay(Relay.of(host, "192.0.2.9", 25))
                .stage(Optional.of(stage))
                .reply(Reply.of(reply))
                .made());
    }
}
