package dev.repwatch.monitor.delisting.guard;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file that the mail server reads. It is replaced as a whole: a reader sees the old content or the new, never a part,
 * whenever the process dies.
 */
public final class PoolFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern PLAIN = Pattern.compile("[^\\s\"#\\\\][^\\s\"]*");

    private final Path file;
    private final PoolFormat format;

    public PoolFile(Path file, PoolFormat format) {
        this.file = file;
        this.format = format;
    }

    /**
     * Writes the pools; what was there before is kept beside it for {@link #undo}.
     *
     * @return false when nothing changed
     */
    public boolean write(Map<String, Pools.Pool> pools) throws IOException {
        byte[] content = render(pools).getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file)) {
            byte[] before = Files.readAllBytes(file);
            if (Arrays.equals(before, content)) {
                return false;
            }
            AtomicFile.replace(previous(), before);
        }
        AtomicFile.replace(file, content);
        return true;
    }

    /** Puts back what was there before the last write; false when there is none. */
    public boolean undo() throws IOException {
        if (!Files.exists(previous())) {
            return false;
        }
        AtomicFile.replace(file, Files.readAllBytes(previous()));
        return true;
    }

    private Path previous() {
        return file.resolveSibling(file.getFileName() + ".previous");
    }

    String render(Map<String, Pools.Pool> pools) {
        return format == PoolFormat.POSTFIX ? postfix(pools) : kumo(pools);
    }

    private static String postfix(Map<String, Pools.Pool> pools) {
        StringBuilder text = new StringBuilder("# written by repwatch; changes are lost\n");
        pools.forEach((name, pool) -> text.append(key(name))
                .append(" randmap:{")
                .append(pool.used().stream()
                        .map(it -> "out-" + it.replace(':', '-') + ":")
                        .collect(Collectors.joining(",")))
                .append("}\n"));
        return text.toString();
    }

    /** As postmap(1) wants a key with white space in it; what would end the line is left out. */
    private static String key(String pool) {
        return PLAIN.matcher(pool).matches() ? pool : "\"" + pool.replaceAll("[\\p{Cntrl}\"\\\\]", "") + "\"";
    }

    /** The same pools are the same text also in the next life: what differs is taken for a change, and undo ends there. */
    private static String kumo(Map<String, Pools.Pool> pools) {
        Map<String, Object> json = new LinkedHashMap<>();
        pools.forEach((name, pool) -> {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("entries", entries(pool.used()));
            members.put("held", entries(pool.held()));
            json.put(name, members);
        });
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("pools", json)) + "\n";
        } catch (JacksonException e) {
            throw new IllegalStateException("pools that are no JSON", e);
        }
    }

    private static List<Map<String, String>> entries(List<String> addresses) {
        return addresses.stream().map(it -> Map.of("name", it)).toList();
    }
}
