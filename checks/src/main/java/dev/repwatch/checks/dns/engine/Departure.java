package dev.repwatch.checks.dns.engine;

/** What became of a packet that was to leave. */
sealed interface Departure {

    Departure LEFT = new Left();
    Departure NO_ROOM = new NoRoom();

    record Left() implements Departure {}

    /** The kernel takes no more for a moment: nobody has failed. */
    record NoRoom() implements Departure {}

    record Failed(String detail) implements Departure {}
}
