package dev.repwatch.monitor.placement;

import dev.repwatch.checks.message.MessageFinding;
import dev.repwatch.checks.message.MessageScorer;
import dev.repwatch.checks.message.Profile;
import dev.repwatch.checks.reputation.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;

/** The message of a stream that test mails are made of, read anew for each run: people refresh it. */
public final class TemplateFile {

    private static final String NO_UNSUBSCRIBE = "list.unsubscribe.missing";
    private static final long LARGEST = 10_000_000;

    private TemplateFile() {}

    /** @throws IOException when it cannot be read, or is larger than 10 MB */
    public static byte[] read(StreamEntry stream) throws IOException {
        if (Files.size(stream.template()) > LARGEST) {
            throw new IOException("larger than 10 MB");
        }
        return Files.readAllBytes(stream.template());
    }

    /** What would spoil the measurement, which would be one of the template. */
    public static List<MessageFinding> against(byte[] template, StreamEntry stream, Instant now) {
        return MessageScorer.withoutAsking(template, stream.profile().orElse(Profile.TRANSACTIONAL), now).stream()
                .filter(it ->
                        it.severity() == Severity.CRITICAL || it.rule().id().equals(NO_UNSUBSCRIBE))
                .toList();
    }
}
