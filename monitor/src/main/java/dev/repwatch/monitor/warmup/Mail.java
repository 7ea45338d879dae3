package dev.repwatch.monitor.warmup;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of the mail of one complete day, address and provider. Counts are first attempts by recipient; a retry does
 * not count again.
 *
 * @param sent offered
 * @param accepted answered with 250 after DATA
 * @param deferred put off for rate or reputation; greylisting and full mailboxes do not count
 * @param refused refused for reputation
 * @param unknown refused because the recipient does not exist
 * @param complaintRate complaints by accepted message, 0 to 1; empty when nobody tells
 * @param spamShare of seed mail that went to the junk folder, 0 to 1; empty when no seeds were sent
 * @param snds Microsoft's colour of the address
 * @param trapHits spam traps that were hit
 * @param blocked a reply said that the network or address is blocked, such as S3140 or TSS07
 */
public record Mail(
        long sent,
        long accepted,
        long deferred,
        long refused,
        long unknown,
        OptionalDouble complaintRate,
        OptionalDouble spamShare,
        Optional<Snds> snds,
        long trapHits,
        boolean blocked) {

    /** More is accepted than sent when mail of an earlier day is taken on a retry: that is no trust in what is new. */
    public Mail {
        accepted = Math.min(accepted, sent);
    }

    /** A day on which nothing was sent. */
    public static final Mail NONE =
            new Mail(0, 0, 0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), 0, false);

    /** The colours of Microsoft's Smart Network Data Services. */
    public enum Snds {
        GREEN,
        YELLOW,
        RED
    }

    /** The same with what others say of the day; complaints that were counted already stay. */
    public Mail observed(
            Optional<Snds> colour, long traps, boolean named, OptionalDouble complaints, OptionalDouble junk) {
        return new Mail(
                sent,
                accepted,
                deferred,
                refused,
                unknown,
                complaintRate.isPresent() ? complaintRate : complaints,
                spamShare.isPresent() ? spamShare : junk,
                snds.or(() -> colour),
                Math.max(trapHits, traps),
                blocked || named);
    }

    double share(long part) {
        return sent == 0 ? 0 : (double) part / sent;
    }
}
