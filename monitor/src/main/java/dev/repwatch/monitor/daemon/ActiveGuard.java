package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.delisting.guard.Guard;
import dev.repwatch.monitor.delisting.guard.GuardBook;
import dev.repwatch.monitor.delisting.guard.GuardHooks;
import dev.repwatch.monitor.delisting.guard.GuardRoutes;
import dev.repwatch.monitor.delisting.guard.GuardSettings;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The guard of the configuration in force; it remembers whom it held for as long as its section stays the same. */
final class ActiveGuard implements GuardRoutes.Keeper {

    private final Directory directory;
    private final GuardBook book;
    private GuardSettings settings = GuardSettings.DEFAULT;
    private Guard guard;
    private List<Episode> seen = List.of();

    /** @param home where it may keep a file of its own */
    ActiveGuard(Directory directory, Path home) {
        this.directory = directory;
        this.book = new GuardBook(home.resolve("guard.json"));
        this.guard = guard();
    }

    /**
     * As {@link #look}, but only when something has happened since: a confirmed listing does not wait for the next sweep.
     *
     * @param views not asked while the guard is off: to draw one takes time
     */
    synchronized void lookIfChanged(ActiveProbes by, Supplier<StateView> views) {
        GuardSettings now = by.settings().section(GuardSettings.class);
        if (!now.on()) {
            return;
        }
        StateView view = views.get();
        if (!(now.equals(settings) && view.open().equals(seen))) {
            look(by, view);
        }
    }

    /** Blocking while hooks and webhooks run. */
    synchronized void look(ActiveProbes by, StateView view) {
        GuardSettings now = by.settings().section(GuardSettings.class);
        seen = now.on() ? List.copyOf(view.open()) : List.of();
        if (!now.equals(settings)) {
            settings = now;
            guard = guard();
        }
        guard.look(by.settings().targets(), view.open());
    }

    @Override
    public synchronized GuardRoutes.Shown shown() {
        return new GuardRoutes.Shown(
                settings.on(), settings.dryRun(), guard.undone(), guard.notTaken(), guard.decision());
    }

    @Override
    public synchronized boolean undo() throws IOException {
        return guard.undo();
    }

    private Guard guard() {
        return new Guard(settings, directory, new GuardHooks(settings), book);
    }
}
