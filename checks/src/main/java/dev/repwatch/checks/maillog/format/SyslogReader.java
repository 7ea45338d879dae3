package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.line.LineHeader;
import dev.repwatch.checks.maillog.line.LogLine;
import java.util.List;
import java.util.function.Consumer;

/** A file that syslog wrote, by one server or by several. */
final class SyslogReader implements LogReader {

    private final LineHeader header;
    private final List<ProgramReader> programs;
    private final List<String> marks;

    SyslogReader(LineHeader header, List<ProgramReader> programs) {
        this.header = header;
        this.programs = List.copyOf(programs);
        this.marks = programs.stream()
                .flatMap(program -> program.marks().stream())
                .distinct()
                .toList();
    }

    @Override
    public void read(String line, Consumer<Attempt> sink) {
        header.read(line).ifPresent(parsed -> dispatch(parsed, sink));
    }

    private void dispatch(LogLine line, Consumer<Attempt> sink) {
        for (ProgramReader program : programs) {
            if (program.reads(line.program())) {
                program.read(line, sink);
                return;
            }
        }
    }

    @Override
    public List<String> marks() {
        return marks;
    }
}
