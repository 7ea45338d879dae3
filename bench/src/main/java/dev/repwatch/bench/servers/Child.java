package dev.repwatch.bench.servers;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another process of this program, so that its time and its memory are its own. */
public final class Child implements AutoCloseable {

    private final String role;
    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;

    private Child(String role, Process process) {
        this.role = role;
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.in = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * @param options of the virtual machine
     * @param task what {@code role} needs to know
     */
    public static Child start(String role, List<String> options, Object task) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.repwatch.bench.Main", "child", role));
        command.add(ChildProtocol.JSON.writeValueAsString(task));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2"); // as the launcher does
        Process process = builder.start();
        return new Child(role, process);
    }

    /** The next line it says. */
    public <T> T hear(Class<T> type) throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the process \"" + role + "\" ended; what it wrote stands above");
        }
        return ChildProtocol.JSON.readValue(line, type);
    }

    public <T> T ask(String word, Class<T> type) throws IOException {
        in.write(word + "\n");
        in.flush();
        return hear(type);
    }

    /** Ends its input, then itself. */
    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException alreadyGone) {
            // it has ended by itself
        }
        process.destroy();
        process.onExit().join();
    }
}
