package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.store.StorageUnavailable;
import dev.repwatch.monitor.store.people.ActTable;
import dev.repwatch.monitor.web.LoginJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps who came in beside what people did. Nobody is kept out because the database is away; then the log alone has it. */
record LoginActs(DaemonServices services) implements LoginJournal {

    private static final Logger LOG = LoggerFactory.getLogger(LoginActs.class);

    @Override
    public void did(String who, String verb, String address) {
        LOG.info("{} of {} from {}", verb, who, address);
        try {
            services.database().inTransaction(t -> {
                ActTable.put(t, new ActTable.Act(services.clock().instant(), who, "web", verb, address, ""));
                return true;
            });
        } catch (StorageUnavailable away) {
            LOG.warn("who came in could not be kept: {}", away.getMessage());
        }
    }
}
