package dev.repwatch.monitor.diagnosis.situation;

import dev.repwatch.monitor.diagnosis.evidence.CaseFile;
import dev.repwatch.monitor.diagnosis.evidence.LogLine;
import dev.repwatch.monitor.diagnosis.evidence.Span;
import dev.repwatch.monitor.diagnosis.reply.ReplyReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The attempts that are known, and which of them the question is about.
 *
 * @param all that happened, by time
 * @param asked those of the message, person, domain or address that is asked about, by time
 * @param none lines that say that none was found
 */
record Attempts(List<Attempt> all, List<Attempt> asked, List<LogLine> none) {

    Attempts {
        all = List.copyOf(all);
        asked = List.copyOf(asked);
        none = List.copyOf(none);
    }

    static Attempts of(CaseFile file, Subject subject, ReplyReader reader) {
        List<Attempt> all = file.of(LogLine.class)
                .filter(it -> it.times() > 0)
                .map(it -> read(it, reader))
                .sorted(Comparator.comparing(Attempt::at))
                .toList();
        List<LogLine> none =
                file.of(LogLine.class).filter(it -> it.times() == 0).toList();
        List<Attempt> asked = new Asked(file, subject, all).attempts();
        Optional<Attempt> pasted = subject.reply()
                .filter(text -> asked.stream().noneMatch(it -> sameReply(it, text)))
                .map(text -> pasted(file, subject, text, reader));
        if (pasted.isEmpty()) {
            return new Attempts(all, asked, none);
        }
        Attempt known = asked.stream()
                .filter(it -> it.failed()
                        && it.line().reply().isEmpty()
                        && it.is(pasted.get().meaning()))
                .findFirst()
                .orElse(pasted.get());
        Stream<Attempt> without = asked.stream().filter(it -> !it.equals(known));
        return new Attempts(
                all,
                Stream.concat(without, Stream.of(known))
                        .sorted(Comparator.comparing(Attempt::at))
                        .toList(),
                none);
    }

    static boolean sameReply(Attempt attempt, String text) {
        return attempt.line().reply().filter(it -> flat(it).equals(flat(text))).isPresent();
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static Attempt read(LogLine line, ReplyReader reader) {
        return new Attempt(line, reader.read(line.reply().orElse(""), line.provider()), false);
    }

    private static Attempt pasted(CaseFile file, Subject subject, String text, ReplyReader reader) {
        return PastedLog.read(text, file.question().when(), file.now(), file.zone())
                .map(it -> new Attempt(it.line(), reader.read(it.answer(), Optional.empty()), true))
                .orElseGet(() -> answered(file, subject, text, reader));
    }

    private static Attempt answered(CaseFile file, Subject subject, String text, ReplyReader reader) {
        Instant at = file.question()
                .when()
                .or(() -> subject.returned().flatMap(Returned::at).filter(it -> !it.isAfter(file.now())))
                .orElse(file.now());
        LogLine line = LogLine.pasted(
                new Span(at, Optional.empty()),
                subject.recipient(),
                text,
                subject.returned().flatMap(Returned::host));
        String command = subject.returned()
                .flatMap(Returned::command)
                .map(it -> " " + it)
                .orElse("");
        return new Attempt(line, reader.read(text + command, Optional.empty()), true);
    }
}
