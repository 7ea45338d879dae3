package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.line.LineHeader;
import dev.repwatch.checks.maillog.line.LogLine;
import dev.repwatch.checks.maillog.line.QuickHeader;
import dev.repwatch.checks.maillog.line.Stamps;
import java.util.List;
import java.util.function.Consumer;

/** A file that syslog wrote, by one server or by several. */
final class SyslogReader implements LogReader {

    private final LineHeader header;
    private final QuickHeader quick;
    private final List<ProgramReader> programs;
    private final List<String> marks;

    SyslogReader(Stamps stamps, List<ProgramReader> programs) {
        this(new LineHeader(stamps), stamps, programs);
    }

    SyslogReader(LineHeader header, Stamps stamps, List<ProgramReader> programs) {
        this.header = header;
        this.quick = new QuickHeader(header, stamps);
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
    public void read(byte[] block, int from, int to, Consumer<Attempt> sink) {
        quick.read(block, from, to, (time, program, text, begin, end) -> {
            for (ProgramReader reader : programs) {
                if (reader.reads(program)) {
                    reader.read(time, program, text, begin, end, sink);
                    return;
                }
            }
        });
    }

    @Override
    public List<String> marks() {
        return marks;
    }
}
