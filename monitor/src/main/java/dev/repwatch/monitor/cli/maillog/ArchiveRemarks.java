package dev.repwatch.monitor.cli.maillog;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.maillog.LogFormat;
import dev.repwatch.checks.maillog.file.ArchiveRead;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What whoever has a log file read should know of the reading, so that no attempts are not taken for no mail. */
record ArchiveRemarks(Path file, ArchiveRead read) {

    /** Of the first line: enough to tell a stamp, a host and a program. */
    private static final int SHAPE = 80;

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        String name = Clean.line(file.toString(), Clean.TEXT);
        if (read.cutOff()) {
            sentences.add(name + " ends in the middle of its packed data (cut off, damaged, or written still): "
                    + read.bytes() + " bytes of what it holds were read, "
                    + read.last().map(at -> "up to the attempt of " + at).orElse("no attempt among them"));
        }
        if (read.tooLong() > 0) {
            sentences.add(name + " has " + (read.tooLong() == 1 ? "a line" : read.tooLong() + " lines")
                    + " longer than 65536 bytes: what stands behind these was not read, and an attempt that ends there is not"
                    + " counted");
        }
        if (!read.recognised() && read.bytes() > 0) {
            sentences.add("nothing was recognised in " + name + ", whose first line has the shape \"" + shape()
                    + "\": read are " + formats() + " (--format), and JSON that [maillog.mapping] of the configuration"
                    + " describes");
        }
        return sentences;
    }

    /** Every letter is an x and every digit a 9: a line of a log may name people. */
    private String shape() {
        String shape = read.firstLine()
                .codePoints()
                .map(c -> Character.isLetter(c) ? 'x' : Character.isDigit(c) ? '9' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return Clean.line(shape, SHAPE);
    }

    private static String formats() {
        return Arrays.stream(LogFormat.values()).map(LogFormat::name).collect(Collectors.joining(", "));
    }
}
