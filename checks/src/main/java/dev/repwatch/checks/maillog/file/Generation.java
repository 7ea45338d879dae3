package dev.repwatch.checks.maillog.file;

/**
 * One generation of a log: what was written between two rotations, under whatever name it stands now. How far it was read is
 * committed together with what was counted, so that a restart counts nothing twice.
 *
 * @param number grows with each generation that is met
 * @param head by which it is known: names move, inodes come again, and times of change are equal
 * @param offset behind the last whole line that was read, in bytes of the unpacked file
 * @param done nothing more is looked for in it
 */
public record Generation(int number, FileHead head, long offset, boolean done) {

    Generation read(FileHead longer, long more) {
        return new Generation(number, longer, offset + more, done);
    }

    Generation over() {
        return new Generation(number, head, offset, true);
    }
}
