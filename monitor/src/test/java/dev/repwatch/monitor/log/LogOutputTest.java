package dev.repwatch.monitor.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same event in the forms of a log line. */
class LogOutputTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void asShipped() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.start();
        PatternLayoutEncoder text = new PatternLayoutEncoder();
        text.setContext(context);
        text.setPattern("%level %msg%n");
        text.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setName("STDERR");
        appender.setEncoder(text);
        appender.setOutputStream(written);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }

    private List<String> lines(LogFormat format) {
        LogOutput.use(format, context);
        Logger log = context.getLogger("dev.repwatch.Somewhere");
        log.atWarn().addKeyValue("target", "192.0.2.10").log("listed \u001b[31m{}\nforged", "here");
        log.error("broken", new IllegalStateException("why"));
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void textIsLeftAsItIs() {
        assertThat(lines(LogFormat.TEXT).get(0)).startsWith("WARN listed");
    }

    @Test
    void jsonIsOneObjectALine() throws IOException {
        List<String> lines = lines(LogFormat.JSON);

        assertThat(lines).hasSize(2);
        JsonNode first = new ObjectMapper().readTree(lines.get(0));
        assertThat(first.path("level").asText()).isEqualTo("warn");
        assertThat(first.path("logger").asText()).isEqualTo("Somewhere");
        assertThat(first.path("message").asText()).isEqualTo("listed  [31mhere forged");
        assertThat(first.path("target").asText()).isEqualTo("192.0.2.10");
        assertThat(Instant.parse(first.path("time").asText())).isAfter(Instant.EPOCH);
        assertThat(new ObjectMapper().readTree(lines.get(1)).path("error").asText())
                .contains("IllegalStateException: why")
                .contains("\n");
    }

    /** A line without a mark would have the priority of the unit, so a stack has it on each. */
    @Test
    void theJournalReadsPriorities() {
        List<String> lines = lines(LogFormat.JOURNAL);

        assertThat(lines.get(0)).isEqualTo("<4>Somewhere: listed  [31mhere forged");
        assertThat(lines.get(1)).isEqualTo("<3>Somewhere: broken");
        assertThat(lines).hasSizeGreaterThan(3);
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("<3>"));
    }

    @Test
    void theJournalIsKnownByDeviceAndInode() throws IOException {
        Path stream = Files.createFile(folder.resolve("stream"));
        Path elsewhere = Files.createFile(folder.resolve("elsewhere"));
        Map<String, Object> file = Files.readAttributes(stream, "unix:dev,ino");
        Map<String, String> environment = Map.of("JOURNAL_STREAM", file.get("dev") + ":" + file.get("ino"));

        assertThat(Journal.reads(stream, environment)).isTrue();
        assertThat(Journal.reads(elsewhere, environment)).isFalse();
        assertThat(Journal.reads(stream, Map.of())).isFalse();
        assertThat(Journal.reads(folder.resolve("absent"), environment)).isFalse();
    }
}
