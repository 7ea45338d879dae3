package dev.repwatch.monitor.cli;

import dev.repwatch.monitor.daemon.DaemonEnvironment;

/** Process exit codes; documented in the README, so an interface. */
public final class ExitCode {

    public static final int CLEAN = 0;
    /** Something is listed, or a finding failed. */
    public static final int LISTED = 1;

    public static final int USAGE = 2;
    /** Too little answered to tell, or the command itself failed. */
    public static final int COULD_NOT_TELL = 3;
    /** The database or the port cannot be used; {@code EX_CANTCREAT} of sysexits.h. */
    public static final int CANNOT_START = 73;
    /** The database does not end its work, or repwatch does not end in time; {@code EX_IOERR} of sysexits.h. */
    public static final int CANNOT_GO_ON = DaemonEnvironment.CANNOT_GO_ON;
    /** {@code EX_CONFIG} of sysexits.h. */
    public static final int BAD_CONFIGURATION = 78;

    private ExitCode() {}
}
