package dev.repwatch.checks.maillog.file;

import java.io.Closeable;
import java.io.IOException;

/** A file, opened, in which a generation stands. */
interface Carrier extends Closeable {

    enum Step {
        /** There were whole lines. */
        READ,
        /** There is nothing more at present. */
        END,
        /** It holds another generation by now; nothing of it was handed on. */
        CHANGED
    }

    /** How far it is read. */
    Generation generation();

    /** Hands on the whole lines of the next block. */
    Step step() throws IOException;

    /** Whether nothing will be added: once its end is reached, it is done with. */
    boolean whole();

    /** A file that is written no more may end without the end of a line. */
    void lastLine() throws IOException;

    /** How many lines were handed on without their ends, because they were longer than is read. */
    long tooLong();

    /** Bytes that are there and not read; 0 where nobody can tell. */
    long behind() throws IOException;
}
