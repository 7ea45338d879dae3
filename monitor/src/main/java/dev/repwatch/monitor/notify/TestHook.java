package dev.repwatch.monitor.notify;

/** Called between any two steps that change something, so that a test can end the process there. */
@FunctionalInterface
interface TestHook {

    TestHook UNHEARD = step -> {};

    void at(String step);
}
