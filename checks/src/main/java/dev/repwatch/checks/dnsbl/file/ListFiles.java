package dev.repwatch.checks.dnsbl.file;

import dev.repwatch.checks.http.AddressGuard;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;

/** The files of all lists that have one. Outlives configurations: nothing is fetched again because one was read. */
public final class ListFiles implements AutoCloseable {

    /**
     * A list that is read from a file.
     *
     * @param url where it is fetched, the key in it; empty when it is only looked at
     */
    public record Wanted(ListFile file, Optional<HttpUrl> url, FileRules rules) {}

    private final Path folder;
    private final ZoneReader.Type zones;
    private final ListDownload http;
    private final ListDownload.Bounds bounds;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Set<String> news = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "list-file");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Map<String, Wanted> wanted = Map.of();
    private volatile Map<String, WatchedFile> files = Map.of();
    private volatile FileFleet fleet = FileFleet.NONE;

    /**
     * @param folder where files are kept
     * @param agent as which operators see us
     */
    public ListFiles(
            Path folder,
            ZoneReader.Type zones,
            AddressGuard guard,
            String agent,
            InstantSource clock,
            RandomGenerator random) {
        this.folder = folder;
        this.zones = zones;
        this.bounds = ListDownload.Bounds.USUAL;
        this.http = new ListDownload(guard, agent, bounds);
        this.clock = clock;
        this.random = random;
    }

    /** From now on these; what is kept of new ones is read at once. */
    public synchronized void use(Map<String, Wanted> lists, FileFleet watched) {
        fleet = watched;
        Map<String, WatchedFile> now = new LinkedHashMap<>();
        lists.forEach((id, list) -> {
            WatchedFile known = files.get(id);
            if (known != null && list.equals(wanted.get(id))) {
                now.put(id, known);
            } else {
                WatchedFile fresh = new WatchedFile(
                        id,
                        list.file(),
                        list.url(),
                        list.rules(),
                        zones,
                        new FileStore(folder, id),
                        clock,
                        random,
                        bounds.size());
                fresh.load();
                now.put(id, fresh);
            }
        });
        wanted = Map.copyOf(lists);
        files = Map.copyOf(now);
    }

    /**
     * Begins to look for those that are due, each on a thread of its own, so that none waits for a server that hangs.
     *
     * @return the lists of which another file is believed since the last call
     */
    public Set<String> refresh() {
        files.forEach((id, file) -> {
            if (file.due() && busy.add(id)) {
                threads.execute(() -> refresh(id, file));
            }
        });
        Set<String> changed = new TreeSet<>(news);
        news.removeAll(changed);
        return changed;
    }

    private void refresh(String id, WatchedFile file) {
        try {
            if (file.refresh(http, fleet)) {
                news.add(id);
            }
        } finally {
            busy.remove(id);
        }
    }

    /** The file that is believed, however old. */
    public Optional<FileVersion> current(String id) {
        return Optional.ofNullable(files.get(id)).flatMap(WatchedFile::current);
    }

    /** What is wrong with the files, by list, in a sentence. */
    public Map<String, FileTrouble> troubles() {
        Map<String, FileTrouble> all = new LinkedHashMap<>();
        files.forEach((id, file) -> file.trouble().ifPresent(why -> all.put(id, why)));
        return all;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.close();
    }
}
