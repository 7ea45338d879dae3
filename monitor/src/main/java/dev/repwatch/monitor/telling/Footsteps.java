package dev.repwatch.monitor.telling;

/** Called between any two steps that change something, so that a test can end the process there. */
@FunctionalInterface
interface Footsteps {

    Footsteps UNHEARD = step -> {};

    void at(String step);
}
