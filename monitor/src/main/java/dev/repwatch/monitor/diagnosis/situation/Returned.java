package dev.repwatch.monitor.diagnosis.situation;

import java.time.Instant;
import java.util.Optional;

/**
 * What a bounce says beside the reply.
 *
 * @param host the server that gave up, which wrote it
 * @param first to whom it was sent first, when that is another than who did not get it
 * @param at when it gave up or tried last
 * @param command such as {@code (in reply to end of DATA command)}, as Postfix writes
 */
public record Returned(Optional<String> host, Optional<String> first, Optional<Instant> at, Optional<String> command) {}
