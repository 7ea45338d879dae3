package dev.repwatch.monitor.delisting.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the guard told the mail server, kept across restarts, so that what is released meanwhile is told too. */
public final class GuardBook {

    private static final Logger LOG = LoggerFactory.getLogger(GuardBook.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @param held what the mail server was told to hold
     * @param before what it was told to hold before the last change; after an undo, what it is to hold
     * @param undone the decision that somebody took back, as text; it is not carried out again until it changes
     */
    record Page(Set<String> held, Set<String> before, Optional<String> undone) {
        static final Page EMPTY = new Page(Set.of(), Set.of(), Optional.empty());
    }

    private final Path file;
    private Page page;

    /** @param file need not exist */
    public GuardBook(Path file) {
        this.file = file;
        this.page = read();
    }

    Page page() {
        return page;
    }

    void write(Page next) throws IOException {
        if (next.equals(page)) {
            return;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("held", next.held());
        json.put("before", next.before());
        next.undone().ifPresent(it -> json.put("undone", it));
        AtomicFile.replaceOwn(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
        page = next;
    }

    private Page read() {
        if (!Files.exists(file)) {
            return Page.EMPTY;
        }
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            return new Page(
                    words(json.path("held")),
                    words(json.path("before")),
                    Optional.of(json.path("undone").asText("")).filter(it -> !it.isEmpty()));
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read, so every held address is told again: {}", file, unreadable.getMessage());
            return Page.EMPTY;
        }
    }

    private static Set<String> words(JsonNode array) {
        Set<String> words = new TreeSet<>();
        array.forEach(it -> words.add(it.asText()));
        return words;
    }
}
