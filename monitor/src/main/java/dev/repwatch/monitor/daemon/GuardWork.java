package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.delisting.guard.Guard;
import dev.repwatch.monitor.delisting.guard.GuardSettings;
import dev.repwatch.monitor.delisting.guard.Messenger;
import dev.repwatch.monitor.state.StateView;

/** The guard of the configuration in force; it remembers whom it held for as long as its section stays the same. */
final class GuardWork {

    private final Directory directory;
    private GuardSettings settings = GuardSettings.DEFAULT;
    private Guard guard;

    GuardWork(Directory directory) {
        this.directory = directory;
        this.guard = guard();
    }

    /** Blocking while hooks and webhooks run. */
    synchronized void look(Looking by, StateView view) {
        GuardSettings now = by.settings().section(GuardSettings.class);
        if (!now.equals(settings)) {
            settings = now;
            guard = guard();
        }
        guard.look(by.settings().targets(), view.open());
    }

    private Guard guard() {
        return new Guard(settings, directory, new Messenger(settings));
    }
}
