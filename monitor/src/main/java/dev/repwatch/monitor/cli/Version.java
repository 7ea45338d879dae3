package dev.repwatch.monitor.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** {@code repwatch --version}, and the {@code version} label of metrics. */
public final class Version implements IVersionProvider {

    /** The version of this jar; {@code development} when run from class files. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "repwatch " + current(), "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
        };
    }
}
