package dev.repwatch.monitor.scoring;

import dev.repwatch.monitor.config.Settings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The receiver of the configuration in force. Where it cannot listen the daemon goes on without it and says so. */
public final class ActiveReceiver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveReceiver.class);

    private final MessageScores scores;
    private final InstantSource clock;
    private Optional<ReceiverSettings> wanted = Optional.empty();
    private Optional<ScoreReceiver> open = Optional.empty();

    public ActiveReceiver(MessageScores scores, InstantSource clock) {
        this.scores = scores;
        this.clock = clock;
    }

    /** Listens as these settings say; the same settings again change nothing, unless it could not listen before. */
    public synchronized void use(Settings settings) {
        Optional<ReceiverSettings> fresh =
                settings.section(ScoringSettings.class).receiver();
        if (fresh.equals(wanted) && fresh.isPresent() == open.isPresent()) {
            return;
        }
        close();
        wanted = fresh;
        if (fresh.isPresent()) {
            try {
                open = Optional.of(new ScoreReceiver(scores, fresh.orElseThrow(), clock));
            } catch (IOException taken) {
                LOG.error(
                        "[scoring.receiver] listen: cannot listen on {} ({}); no mail is taken to be scored until the"
                                + " configuration is read again",
                        fresh.orElseThrow().listen(),
                        taken.getMessage());
            }
        }
    }

    /** Where it listens. */
    public synchronized Optional<Integer> port() {
        return open.map(ScoreReceiver::port);
    }

    @Override
    public synchronized void close() {
        open.ifPresent(ScoreReceiver::close);
        open = Optional.empty();
    }
}
