package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.store.people.ActJournal;
import dev.repwatch.monitor.web.LoginJournal;

/** Keeps who came in beside what people did. */
record LoginActs(DaemonServices services) implements LoginJournal {

    @Override
    public void did(String who, String verb, String address) {
        ActJournal.in(services.database(), services.clock(), "web").did(who, verb, address, "");
    }
}
