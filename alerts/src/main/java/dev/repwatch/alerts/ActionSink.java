package dev.repwatch.alerts;

/** Where a button pressed in a channel goes. Called from a channel's own thread; must answer within a few seconds. */
@FunctionalInterface
public interface ActionSink {

    /**
     * Does what was asked, and answers in a few words for the one who asked: "acknowledged", "already closed", …
     * Throws nothing for a request that cannot be met.
     */
    String act(ActionRequest request);
}
