package dev.repwatch.monitor.web;

/** Keeps who came in and who did not. */
@FunctionalInterface
public interface LoginJournal {

    /**
     * Somebody logged in or out, or tried to.
     *
     * @param who the name, as far as it is one of ours
     * @param verb {@code login}, {@code login_refused} or {@code logout}
     */
    void did(String who, String verb, String address);
}
