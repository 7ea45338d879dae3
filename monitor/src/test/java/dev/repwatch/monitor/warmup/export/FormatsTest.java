package dev.repwatch.monitor.warmup.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Limits in the words of each mail server; golden files show them whole. */
class FormatsTest {

    private static final Limits LIMITS = new Limits(
            LocalDate.of(2026, 10, 12),
            Instant.parse("2026-10-13T03:00:00Z"),
            List.of(
                    new SourceLimits("192.0.2.25", "mx1", limits(1_500, 0, 40)),
                    new SourceLimits("2001:db8::25", "mx2", limits(20, 20, 20))));

    @TempDir
    Path folder;

    private static Map<String, Long> limits(long google, long docomo, long others) {
        Map<String, Long> limits = new LinkedHashMap<>();
        limits.put("google", google);
        limits.put("docomo", docomo);
        limits.put("others", others);
        return limits;
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void is_written_as_the_golden_file(Format format) throws IOException {
        String written = format.write(LIMITS, 10_000);
        Path golden = Path.of("src/test/resources/dev/repwatch/monitor/warmup/export/" + format + ".golden");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(Objects.requireNonNull(golden.getParent()));
            Files.writeString(golden, written);
        }
        assertThat(written).isEqualTo(Files.readString(golden));
    }

    /** The form of KumoMTA's documentation: provider blocks with MXSuffix rules, and a rate for each source. */
    @Test
    void kumomta_reads_the_shaping_file() {
        TomlParseResult toml = Toml.parse(Format.kumomta.write(LIMITS, 0));
        assertThat(toml.errors()).isEmpty();
        assertThat(toml.keySet()).containsExactly("provider");
        TomlTable providers = Objects.requireNonNull(toml.getTable("provider"));
        assertThat(providers.keySet()).containsExactlyInAnyOrder("google", "docomo");
        for (String provider : providers.keySet()) {
            TomlTable block = Objects.requireNonNull(providers.getTable(List.of(provider)));
            assertThat(block.keySet()).containsExactlyInAnyOrder("match", "sources");
            TomlTable sources = Objects.requireNonNull(block.getTable("sources"));
            for (String source : sources.keySet()) {
                assertThat(sources.getString(List.of(source, "provider_source_selection_rate")))
                        .matches("[1-9][0-9]*/d,max_burst=1");
            }
        }
    }

    @Test
    void names_that_could_end_a_string_are_refused() {
        Limits hostile = new Limits(
                LIMITS.date(), LIMITS.validUntil(), List.of(new SourceLimits("192.0.2.1", "a\"]\nx", limits(1, 1, 1))));
        for (Format format : Format.values()) {
            if (format != Format.json && format != Format.exim) {
                assertThatThrownBy(() -> format.write(hostile, 10)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void shares_are_right_within_half_a_point() {
        String table = PostfixShares.table(LIMITS, 10_000);
        Map<String, Long> counted = Arrays.stream(table.substring(table.indexOf('{') + 1, table.indexOf('}'))
                        .split(",", -1))
                .collect(Collectors.groupingBy(entry -> entry, Collectors.counting()));
        assertThat(counted)
                .containsEntry("out-mx1", 15L)
                .containsEntry("out-mx2", 1L)
                .containsEntry("out-warm", 84L);
    }

    @Test
    void the_file_is_replaced_as_a_whole_and_can_be_put_back() throws IOException {
        Path path = folder.resolve("limits.json");
        LimitFile file = new LimitFile(path);
        assertThat(file.undo()).isFalse();
        assertThat(file.write("one\nsame\n")).isTrue();
        assertThat(file.write("one\nsame\n")).isFalse();
        assertThat(file.diff("two\nsame\n")).containsExactly("- one", "+ two");
        assertThat(file.write("two\nsame\n")).isTrue();
        assertThat(file.undo()).isTrue();
        assertThat(path).content(StandardCharsets.UTF_8).isEqualTo("one\nsame\n");
    }
}
