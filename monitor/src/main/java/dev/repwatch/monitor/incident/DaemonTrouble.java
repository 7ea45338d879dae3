package dev.repwatch.monitor.incident;

import java.time.Instant;

/**
 * Something about the daemon itself: resolver, database, disk, configuration, channel.
 *
 * @param subject short stable id such as {@code resolver}, {@code config}, {@code channel:ops}; the same subject is
 *     one conversation
 * @param advice empty when there is none
 */
public record DaemonTrouble(String subject, String headline, String advice) implements IncidentDetail {

    /** It begins, or is over. */
    public IncidentEvent<DaemonTrouble> event(boolean over, Instant at) {
        return over ? IncidentEvent.resolved(this, at) : IncidentEvent.opened(this, at);
    }
}
