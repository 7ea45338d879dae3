package dev.repwatch.checks.maillog;

import java.time.Instant;
import java.util.Optional;

/** Collects what a line says, in the order it says it. */
public final class AttemptDraft {

    private static final int LONGEST_ID = 128;
    private static final int LONGEST_ADDRESS = 512;
    private static final int LONGEST_REMARK = 1024;

    private final Instant time;
    private final Outcome outcome;
    private Egress egress = Egress.UNKNOWN;
    private Optional<String> queueId = Optional.empty();
    private Optional<String> recipient = Optional.empty();
    private Relay relay = Relay.NONE;
    private Optional<Stage> stage = Optional.empty();
    private Optional<Reply> reply = Optional.empty();
    private String remark = "";
    private boolean own;
    private Optional<Delays> delays = Optional.empty();

    public AttemptDraft(Instant time, Outcome outcome) {
        this.time = time;
        this.outcome = outcome;
    }

    public AttemptDraft egress(Egress way) {
        egress = way;
        return this;
    }

    public AttemptDraft queueId(String id) {
        queueId = id.isEmpty() ? Optional.empty() : Optional.of(cut(id, LONGEST_ID));
        return this;
    }

    public AttemptDraft recipient(String address) {
        recipient = address.isEmpty() ? Optional.empty() : Optional.of(cut(address, LONGEST_ADDRESS));
        return this;
    }

    public AttemptDraft relay(Relay server) {
        relay = server;
        return this;
    }

    public AttemptDraft stage(Optional<Stage> reached) {
        stage = reached;
        return this;
    }

    public AttemptDraft reply(Optional<Reply> said) {
        reply = said;
        return this;
    }

    public AttemptDraft remark(String text) {
        remark = cut(text, LONGEST_REMARK);
        return this;
    }

    public AttemptDraft own(boolean putDownHere) {
        own = putDownHere;
        return this;
    }

    public AttemptDraft delays(Optional<Delays> taken) {
        delays = taken;
        return this;
    }

    public Attempt made() {
        Optional<Stage> reached = outcome == Outcome.ACCEPTED && !own ? Optional.empty() : stage;
        return new Attempt(time, egress, queueId, recipient, relay, reached, outcome, reply, remark, own, delays);
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
