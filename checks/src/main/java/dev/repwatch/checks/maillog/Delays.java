package dev.repwatch.checks.maillog;

import java.time.Duration;

/**
 * How long it took.
 *
 * @param queued on our side, from arrival to the connection
 * @param connect connection, greeting and EHLO; ten times as long as usual is a tarpit
 * @param transfer from MAIL to the last reply
 */
public record Delays(Duration queued, Duration connect, Duration transfer) {

    public Duration total() {
        return queued.plus(connect).plus(transfer);
    }
}
