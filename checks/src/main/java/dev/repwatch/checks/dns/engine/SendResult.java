package dev.repwatch.checks.dns.engine;

/** What became of a packet that was to leave. */
sealed interface SendResult {

    SendResult LEFT = new Left();
    SendResult NO_ROOM = new NoRoom();

    record Left() implements SendResult {}

    /** The kernel takes no more for a moment: nobody has failed. */
    record NoRoom() implements SendResult {}

    record Failed(String detail) implements SendResult {}
}
