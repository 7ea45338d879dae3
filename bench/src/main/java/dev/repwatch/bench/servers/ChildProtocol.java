package dev.repwatch.bench.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** The inside of a child process: a word comes in, a line of JSON goes out. */
public final class ChildProtocol {

    /** The word at which any child says how much heap it keeps. */
    public static final String KEPT_HEAP = "kept heap";

    /** The word at which a child plays a round that does not count, and says how much heap is in use half way. */
    public static final String BUSY_HEAP = "busy heap";

    static final ObjectMapper JSON = new ObjectMapper();

    /** What a child does at a word. */
    @FunctionalInterface
    public interface Work {
        Object at(String word) throws IOException;
    }

    private ChildProtocol() {}

    public static void say(Object figures) throws JsonProcessingException {
        System.out.println(JSON.writeValueAsString(figures));
        System.out.flush();
    }

    /** Until the input ends. */
    public static void serve(Work work) throws IOException {
        BufferedReader words = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String word = words.readLine(); word != null; word = words.readLine()) {
            say(word.equals(KEPT_HEAP) ? keptHeap() : work.at(word));
        }
    }

    /** Bytes in use after a collection. */
    public static long keptHeap() {
        System.gc(); // the question is what is left after it
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
