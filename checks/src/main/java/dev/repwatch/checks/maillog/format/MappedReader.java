package dev.repwatch.checks.maillog.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.AttemptDraft;
import dev.repwatch.checks.maillog.Egress;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Relay;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.line.RecordStamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Events of any program, as JSON lines or as CSV with a header, by the paths of their fields. */
final class MappedReader implements LogReader {

    private final FieldPaths mapping;
    private final RecordStamp stamp;
    private final SourceAddresses sources;
    private final CsvLines csv;

    MappedReader(FieldPaths mapping, RecordStamp stamp, SourceAddresses sources) {
        this.mapping = mapping;
        this.stamp = stamp;
        this.sources = sources;
        this.csv = new CsvLines(mapping.time());
    }

    @Override
    public void header(String line) {
        csv.header(line);
    }

    @Override
    public void read(String line, Consumer<Attempt> sink) {
        if (line.startsWith("{")) {
            JsonNode event = JsonText.read(line);
            attempt(path -> text(event, path)).ifPresent(sink);
        } else {
            csv.read(line).flatMap(row -> attempt(row::get)).ifPresent(sink);
        }
    }

    /** {@code message.recipients.0}: names of fields, and places in arrays. */
    private static String text(JsonNode event, String path) {
        JsonNode node = event;
        for (String name : path.split("\\.", -1)) {
            node = node.isArray() && !name.isEmpty() && name.chars().allMatch(Character::isDigit) && name.length() < 4
                    ? node.path(Integer.parseInt(name))
                    : node.path(name);
        }
        JsonNode value = node.isArray() ? node.path(0) : node;
        if (value.isFloatingPointNumber() && Double.isFinite(value.doubleValue())) {
            return value.decimalValue().toPlainString(); // 1764451865.25 and not 1.76445186525E9
        }
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    private Optional<Attempt> attempt(UnaryOperator<String> fields) {
        UnaryOperator<String> field =
                path -> path.isEmpty() ? "" : fields.apply(path).strip();
        Optional<Instant> time = time(field.apply(mapping.time()));
        Optional<Outcome> outcome = outcome(field);
        return time.isEmpty() || outcome.isEmpty()
                ? Optional.empty()
                : Optional.of(made(field, time.get(), outcome.get()));
    }

    /** Seconds may have a fraction. */
    private Optional<Instant> time(String text) {
        int dot = text.indexOf('.');
        boolean seconds = dot > 0 && text.chars().allMatch(c -> c == '.' || Character.isDigit(c));
        return stamp.read(seconds ? text.substring(0, dot) : text);
    }

    private Optional<Outcome> outcome(UnaryOperator<String> field) {
        String value = Arrays.stream(mapping.outcome().split("\\+", -1))
                .map(field)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
        return Optional.ofNullable(mapping.outcomes().get(value));
    }

    private Attempt made(UnaryOperator<String> field, Instant time, Outcome outcome) {
        String said = SesReader.withoutProtocol(field.apply(mapping.reply()));
        Optional<Reply> reply = outcome == Outcome.EXPIRED ? Optional.empty() : Reply.of(said);
        Optional<String> source = Optional.of(field.apply(mapping.sourceIp())).filter(ip -> !ip.isEmpty());
        Egress named = sources.of(field.apply(mapping.ident()));
        return new AttemptDraft(time, outcome)
                .egress(new Egress(named.ident(), source.or(named::ip)))
                .queueId(field.apply(mapping.queueId()))
                .recipient(field.apply(mapping.recipient()))
                .relay(Relay.of(field.apply(mapping.relayHost()), field.apply(mapping.relayIp()), 0))
                .reply(reply)
                .remark(reply.isPresent() ? "" : said)
                .made();
    }
}
