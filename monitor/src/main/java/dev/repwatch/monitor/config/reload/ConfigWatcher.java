package dev.repwatch.monitor.config.reload;

import dev.repwatch.checks.dns.SystemResolvers;
import dev.repwatch.monitor.config.ConfigFiles;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the configuration anew when one of its files changes, when told to, and never otherwise. Directories are watched,
 * because a file that is replaced or bind-mounted is another file; and since some file systems tell nothing, the files are
 * compared every few minutes as well.
 */
public final class ConfigWatcher implements AutoCloseable {

    /** How often the files are compared without being told. */
    public static final Duration REREAD = Duration.ofMinutes(5);
    /** An editor writes in several steps; a generator writes several files. */
    public static final Duration SETTLE = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(ConfigWatcher.class);

    private final Path file;
    private final ConfigReader reader;
    private final Consumer<ConfigOutcome> consumer;
    private final Duration reread;
    private final Duration settle;
    private final List<Path> further;
    private final WatchService service;
    private final Set<Path> directories = new HashSet<>();
    private final Thread thread = new Thread(this::run, "config-watch");
    private Fingerprint seen;

    /**
     * Begins to watch.
     *
     * @param reader the one that read the configuration at the start; used by nobody else from now on
     * @param further files outside the configuration that it depends on
     * @param consumer told of every reading, good or refused; keeps the old settings when refused. Called by one thread at
     *     a time
     * @throws IOException when the system has no more watches to give
     */
    public ConfigWatcher(
            Path file,
            ConfigReader reader,
            Consumer<ConfigOutcome> consumer,
            Duration reread,
            Duration settle,
            List<Path> further)
            throws IOException {
        this.file = file;
        this.reader = reader;
        this.consumer = consumer;
        this.reread = reread;
        this.settle = settle;
        this.further = List.copyOf(further);
        this.service = FileSystems.getDefault().newWatchService();
        this.seen = look();
        thread.setDaemon(true);
    }

    /**
     * With the usual pauses; a change of the system's resolvers is one of the configuration.
     *
     * @param others files whose change is one of the configuration too, such as certificates
     * @throws IOException when the system has no more watches to give
     */
    public ConfigWatcher(Path file, ConfigReader reader, Consumer<ConfigOutcome> consumer, List<Path> others)
            throws IOException {
        this(
                file,
                reader,
                consumer,
                REREAD,
                SETTLE,
                Stream.concat(Stream.of(SystemResolvers.RESOLV_CONF), others.stream())
                        .map(Path::toAbsolutePath)
                        .toList());
    }

    public ConfigWatcher start() {
        thread.start();
        return this;
    }

    /** Reads the configuration now, whether or not it changed, and tells the consumer too. */
    public synchronized ConfigOutcome reload() {
        seen = look();
        ConfigOutcome outcome = reader.read(file);
        consumer.accept(outcome);
        return outcome;
    }

    /** Does something while nothing is read and no consumer is told. */
    public synchronized void meanwhile(Runnable act) {
        act.run();
    }

    private synchronized void reloadIfChanged() {
        Fingerprint now = look();
        if (!now.equals(seen)) {
            reload();
        }
    }

    private Fingerprint look() {
        ConfigFiles now = ConfigFiles.of(file);
        Stream.concat(now.directories().stream(), further.stream().map(Path::getParent))
                .filter(Files::isDirectory)
                .filter(directories::add)
                .forEach(this::watch);
        List<Path> files = new ArrayList<>(now.files());
        files.addAll(further);
        return Fingerprint.of(files);
    }

    private void watch(Path directory) {
        try {
            directory.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException e) {
            LOG.warn("changes in {} are noticed late: it cannot be watched ({})", directory, e.getMessage());
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                drain(reread);
                reloadOrSayWhyNot();
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.debug("no longer watching the configuration");
        }
    }

    /** Whatever a reload meets, the next change must be noticed. */
    private void reloadOrSayWhyNot() {
        try {
            reloadIfChanged();
        } catch (ClosedWatchServiceException closed) {
            throw closed;
        } catch (RuntimeException trouble) {
            LOG.error("a changed configuration could not be taken over; it is tried again at its next change", trouble);
        }
    }

    /** Waits for an event, and then until there are no more for a while. */
    private void drain(Duration patience) throws InterruptedException {
        WatchKey key = service.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        while (key != null) {
            key.pollEvents();
            if (!key.reset()) {
                forget(key);
            }
            key = service.poll(settle.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void forget(WatchKey gone) {
        directories.remove((Path) gone.watchable());
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            service.close();
        } catch (IOException e) {
            LOG.debug("the watch service did not close", e);
        }
    }
}
